// The requests of a page that is hidden, shown and connected again.
import type { Page } from "@playwright/test";
import { pass, stopClock } from "../support/clock.ts";
import { CUT, text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import { CHANNEL } from "../support/raw-page.ts";
import { turn } from "../support/visibility.ts";

/** Longer than the throttle, and than the first back-off. */
const A_WHILE_MS = 6_000;

/** All events that a browser may fire when its user comes back. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.dispatchEvent(new Event("focus"));
    document.dispatchEvent(new Event("visibilitychange"));
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    window.dispatchEvent(new Event("online"));
  });
}

test.beforeEach(async ({ context, signIn }) => {
  await stopClock(context);
  await signIn("ada");
});

test("all events of a return in one tick are one request", async ({ context, server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  await pass(context, A_WHILE_MS);
  const start = server.log.length;
  await comeBack(tab.page);
  await pass(context, A_WHILE_MS);
  expect(server.since(start)).toEqual({ "1": ["GET session"] });
});

test("twenty flips in two seconds are one request", async ({ context, server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  await pass(context, A_WHILE_MS);
  const start = server.log.length;
  for (let i = 0; i < 20; i += 1) {
    await turn(tab.page, "hidden", "visible");
    await pass(context, 100);
  }
  expect(server.since(start)).toEqual({ "1": ["GET session"] });
});

test("a flip one second after loading is none", async ({ context, server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  await pass(context, 1_000);
  await turn(tab.page, "hidden", "visible");
  await pass(context, A_WHILE_MS);
  expect(server.since(0)).toEqual({ "1": ["GET session"] });
});

test("the throttle counts over all tabs", async ({ context, server, openTab }) => {
  const tabs = [await openTab(), await openTab(), await openTab()];
  for (const tab of tabs) await tab.shows("status", "authenticated");
  await pass(context, A_WHILE_MS);
  const start = server.log.length;
  for (const tab of tabs) {
    await turn(tab.page, "hidden", "visible");
    await pass(context, 1_000);
  }
  expect(server.since(start)).toEqual({ "1": ["GET session"] });
});

test("a hidden page does not poll, and asks once when it is shown", async ({ context, server, openTab }) => {
  const tab = await openTab("poll=60");
  await tab.shows("status", "authenticated");
  await turn(tab.page, "hidden");
  const start = server.log.length;
  await pass(context, 600_000);
  expect(server.since(start), "hidden").toEqual({});
  await turn(tab.page, "visible");
  await pass(context, 1_000);
  expect(server.since(start), "shown").toEqual({ "1": ["GET session"] });
});

test("coming back does not defeat the back-off, the network's return does", async ({ context, server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  await pass(context, A_WHILE_MS);
  server.always("GET session", CUT);
  expect((await tab.call("refresh")).err.kind).toBe("Network");
  const start = server.log.length;
  await turn(tab.page, "hidden", "visible");
  await pass(context, 100);
  expect(server.since(start), "focus").toEqual({});
  server.heal("GET session");
  await tab.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await tab.shows("error", "");
  expect(server.since(start), "online").toEqual({ "1": ["GET session"] });
});

test("a return does not defeat Retry-After, what is out of date is asked about all the same", async ({
  context,
  server,
  openTab,
  openRaw,
}) => {
  const raw = await openRaw(CHANNEL);
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  await pass(context, A_WHILE_MS);
  const leaveAlone = text("", 429, { "retry-after": "120" });
  server.next("GET session", leaveAlone, leaveAlone, leaveAlone);
  await tab.call("refresh");
  await tab.shows("error", "Status");
  const start = server.log.length;
  await turn(tab.page, "hidden", "visible");
  await pass(context, A_WHILE_MS);
  expect(server.since(start), "a return").toEqual({});
  await raw.post(CHANNEL, JSON.stringify({ v: 1, from: "raw", at: Date.now(), kind: "hint" }));
  await pass(context, A_WHILE_MS);
  await tab.shows("refreshing", "false");
  expect(server.since(start), "what another tab tells").toEqual({ "1": ["GET session"] });
  await tab.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await pass(context, A_WHILE_MS);
  await tab.shows("refreshing", "false");
  expect(server.since(start), "the network's return").toEqual({ "1": ["GET session", "GET session"] });
  await tab.call("refresh");
  expect(server.requests("GET session", start), "the user").toHaveLength(3);
});

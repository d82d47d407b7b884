// A navigation begins while requests are under way. Firefox and WebKit fail them then, though the
// page may stay, as with a download. Here the server does it, behind the event by which every
// browser announces a navigation.
import type { Page } from "@playwright/test";
import { passInSteps, stopClock } from "../support/clock.ts";
import { CUT } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";

/** Longer than a navigation is taken to be under way. */
const NAVIGATION_MS = 10_500;

const leave = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event("beforeunload")));

test("a session request that a navigation has aborted is sent again, and no error is shown", async ({
  context,
  server,
  signIn,
  openTab,
}) => {
  await stopClock(context);
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  server.next("GET session", CUT, CUT);
  await leave(tab.page);
  await tab.click("refresh");
  await expect.poll(() => server.requests("GET session").length).toBe(2);
  await passInSteps(context, 1_000, 500);
  await tab.shows("error", "");
  await tab.shows("refreshing", "true");
  await passInSteps(context, 2_000, 500);
  expect((await tab.result()).ok.user.name).toBe("Ada Lovelace");
  expect(server.requests("GET session")).toHaveLength(4);
});

test("once the page is known to stay, the failure is shown", async ({ context, server, signIn, openTab }) => {
  await stopClock(context);
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  server.always("GET session", CUT);
  await leave(tab.page);
  await tab.click("refresh");
  await passInSteps(context, NAVIGATION_MS / 2, 500);
  await tab.shows("error", "");
  await passInSteps(context, NAVIGATION_MS, 500);
  await tab.shows("error", "Network");
});

test("what was posted is not sent again, and fails once the page is known to stay", async ({
  context,
  server,
  openTab,
}) => {
  await stopClock(context);
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  server.next("POST callback/credentials", CUT);
  await leave(tab.page);
  await tab.click("sign-in");
  await expect.poll(() => server.requests("POST callback/credentials").length).toBe(1);
  await passInSteps(context, NAVIGATION_MS / 2, 500);
  expect(await tab.page.evaluate(() => (window as any).__result), "not told yet").toBeNull();
  await passInSteps(context, NAVIGATION_MS, 500);
  expect((await tab.result()).err.kind).toBe("Network");
  expect(server.requests("POST callback/credentials")).toHaveLength(1);
});

// Whoever says on next-auth's channel that something changed: all tabs hear it, and one of them asks.
import { type BrowserContext, type Page } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import type { Front } from "../support/front.ts";

const LOCK = "yew-authjs:/api/auth";

/** A page of the same origin without the library. */
async function openRaw(context: BrowserContext, front: Front): Promise<Page> {
  const page = await context.newPage();
  await page.route("**/raw", (route) => route.fulfill({ contentType: "text/html", body: "<title>raw</title>" }));
  await page.goto(`${front.origin}/raw`);
  return page;
}

const postHints = (page: Page, count: number, trigger = "signout"): Promise<void> =>
  page.evaluate(
    ([count, trigger]) => {
      const channel = new BroadcastChannel("next-auth");
      for (let i = 0; i < count; i += 1) channel.postMessage({ event: "session", data: { trigger } });
    },
    [count, trigger] as const,
  );

test("fifty hints in one tick cost five tabs one request", async ({ context, front, openTabs }) => {
  const tabs = await openTabs(5, "unauthenticated");
  const raw = await openRaw(context, front);
  const start = front.log.length;
  await postHints(raw, 50);
  await expect.poll(() => front.log.slice(start).filter(({ answeredAt }) => answeredAt).length).toBeGreaterThan(0);
  // A tab that still wants to ask has at most its turn to wait for.
  await raw.waitForTimeout(1_500);
  for (const tab of tabs) await tab.shows("refreshing", "false");
  expect(Object.values(front.since(start))).toEqual([["GET session"]]);
});

test("a hint by storage, as next-auth 4 gives it, is followed", async ({ context, front, openTabs }) => {
  const tabs = await openTabs(2, "unauthenticated");
  const raw = await openRaw(context, front);
  const start = front.log.length;
  await raw.evaluate(() =>
    localStorage.setItem(
      "nextauth.message",
      JSON.stringify({ event: "session", data: { trigger: "getSession" }, timestamp: Math.floor(Date.now() / 1000) }),
    ),
  );
  await expect.poll(() => front.log.length).toBeGreaterThan(start);
  for (const tab of tabs) await tab.shows("refreshing", "false");
  expect(Object.values(front.since(start))).toEqual([["GET session"]]);
});

test("changes are told in next-auth's shapes, and nothing else is", async ({ context, front, openTabs }) => {
  const raw = await openRaw(context, front);
  await raw.evaluate(() => {
    (window as any).heard = [];
    new BroadcastChannel("next-auth").onmessage = ({ data }) => (window as any).heard.push({ ...data, clientId: undefined });
    addEventListener("storage", ({ key, newValue }) => {
      if (key !== "nextauth.message" || !newValue) return;
      const { timestamp, clientId, ...message } = JSON.parse(newValue);
      (window as any).heard.push({ ...message, isNow: Math.abs(Date.now() / 1000 - timestamp) < 60 });
    });
  });
  const heard = async (): Promise<unknown[]> => {
    const messages = await raw.evaluate(() => JSON.parse(JSON.stringify((window as any).heard)));
    // The two ways have no order among them.
    return messages.sort((a: object, b: object) => ("isNow" in a ? 1 : 0) - ("isNow" in b ? 1 : 0));
  };
  const [tab] = await openTabs(2, "unauthenticated");
  await tab!.call("refresh");
  expect(await heard(), "nothing has changed").toEqual([]);
  await tab!.call("sign-in");
  const signedIn = { event: "session", data: { trigger: "getSession" } };
  await expect.poll(heard).toEqual([signedIn, { ...signedIn, isNow: true }]);
  await tab!.call("sign-out");
  const signedOut = { event: "session", data: { trigger: "signout" } };
  await expect.poll(async () => (await heard()).length).toBe(4);
  expect(await heard()).toEqual([signedIn, signedOut, { ...signedIn, isNow: true }, { ...signedOut, isNow: true }]);
});

test("what is no message of next-auth is no hint", async ({ context, front, openTabs }) => {
  const tabs = await openTabs(2, "unauthenticated");
  const raw = await openRaw(context, front);
  const start = front.log.length;
  await raw.evaluate(() => {
    const channel = new BroadcastChannel("next-auth");
    const loop: Record<string, unknown> = { event: "session" };
    loop.data = loop;
    const junk = [null, 0, "session", [], {}, { event: "session" }, { event: "other", data: {} }, loop, 10n];
    for (const message of junk) channel.postMessage(message);
    for (const text of ["", "null", "{", '{"event":"session"}']) localStorage.setItem("nextauth.message", text);
  });
  // A true one after the junk shows that the junk was heard and broke nothing.
  await raw.waitForTimeout(700);
  expect(front.since(start)).toEqual({});
  await postHints(raw, 1);
  await expect.poll(() => front.log.length).toBe(start + 1);
  for (const tab of tabs) await tab.shows("status", "unauthenticated");
});

test("a lock that is never given back delays a hint and loses none", async ({ context, front, openTabs }) => {
  const tabs = await openTabs(2, "unauthenticated");
  const raw = await openRaw(context, front);
  await raw.evaluate((name) => {
    void navigator.locks.request(name, () => new Promise(() => undefined));
  }, LOCK);
  const start = front.log.length;
  await postHints(raw, 1);
  await expect.poll(() => front.log.slice(start).filter(({ answeredAt }) => answeredAt).length).toBeGreaterThan(0);
  for (const tab of tabs) await tab.shows("refreshing", "false");
  expect(front.log.length - start, "at most one each").toBeLessThanOrEqual(2);
});

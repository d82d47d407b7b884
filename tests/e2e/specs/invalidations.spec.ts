// An invalidation on next-auth's channels: all tabs receive it, and one of them asks the server.
import { expect, test } from "../support/fixtures.ts";
import type { Front } from "../support/front.ts";
import { CHANNEL, RawPage } from "../support/raw-page.ts";

const NEXT_AUTH = "next-auth";
const ENTRY = "nextauth.message";

const message = (trigger: string) => ({ event: "session", data: { trigger } });
/** The longest wait of a tab for the lock. */
const TURN_MS = 1_600;

const answers = (front: Front, start: number): number => front.log.slice(start).filter(({ answeredAt }) => answeredAt).length;

test("fifty invalidations in one tick cost five tabs one request", async ({ context, front, openTabs }) => {
  const tabs = await openTabs(5, "unauthenticated");
  const raw = await RawPage.open(context, front, NEXT_AUTH);
  const start = front.log.length;
  await raw.post(NEXT_AUTH, ...Array.from({ length: 50 }, () => message("signout")));
  await expect.poll(() => answers(front, start)).toBeGreaterThan(0);
  await raw.page.waitForTimeout(TURN_MS);
  for (const tab of tabs) await tab.shows("refreshing", "false");
  expect(Object.values(front.since(start))).toEqual([["GET session"]]);
});

test("an invalidation by storage, as next-auth 4 sends it, is followed", async ({ context, front, openTabs }) => {
  const tabs = await openTabs(2, "unauthenticated");
  const raw = await RawPage.open(context, front);
  const start = front.log.length;
  const timestamp = Math.floor(Date.now() / 1_000);
  await raw.store(ENTRY, JSON.stringify({ ...message("getSession"), timestamp }));
  await expect.poll(() => answers(front, start)).toBeGreaterThan(0);
  for (const tab of tabs) await tab.shows("refreshing", "false");
  expect(Object.values(front.since(start))).toEqual([["GET session"]]);
});

test("changes are sent in next-auth's shapes, and nothing else is", async ({ context, front, openTabs }) => {
  const raw = await RawPage.open(context, front, NEXT_AUTH);
  await raw.watchEntries(ENTRY);
  const posted = async () => (await raw.heard(NEXT_AUTH)).map((heard: any) => ({ ...heard, clientId: undefined }));
  const stored = async () => (await raw.entries()).map((entry) => JSON.parse(entry));
  const [tab] = await openTabs(2, "unauthenticated");
  await tab!.call("refresh");
  expect(await posted(), "nothing has changed").toEqual([]);
  await tab!.call("sign-in");
  await expect.poll(posted).toEqual([message("getSession")]);
  await tab!.call("sign-out");
  await expect.poll(posted).toEqual([message("getSession"), message("signout")]);
  await expect.poll(stored).toEqual([
    { ...message("getSession"), timestamp: expect.any(Number), clientId: expect.any(String) },
    { ...message("signout"), timestamp: expect.any(Number), clientId: expect.any(String) },
  ]);
  const [{ timestamp }] = await stored();
  expect(Math.abs(Date.now() / 1_000 - timestamp), "in seconds").toBeLessThan(60);
});

test("what is no message of next-auth is no invalidation", async ({ context, front, openTabs }) => {
  await openTabs(2, "unauthenticated");
  const raw = await RawPage.open(context, front, NEXT_AUTH);
  const start = front.log.length;
  await raw.post(NEXT_AUTH, null, 0, "session", [], {}, { event: "session" }, { event: "other", data: {} });
  await raw.page.evaluate((name) => {
    const loop: Record<string, unknown> = { event: "session" };
    loop.data = loop;
    for (const value of [loop, 10n]) (window as any).__channels.get(name).postMessage(value);
  }, NEXT_AUTH);
  for (const text of ["", "null", "{", '{"event":"session"}']) await raw.store(ENTRY, text);
  await raw.page.waitForTimeout(TURN_MS);
  expect(front.since(start)).toEqual({});
  // A true one after the junk, which has broken nothing: it is received.
  await raw.post(NEXT_AUTH, message("signout"));
  await expect.poll(() => answers(front, start)).toBe(1);
});

test("a lock that is never released delays an invalidation and loses none", async ({ context, front, openTabs }) => {
  const tabs = await openTabs(2, "unauthenticated");
  const raw = await RawPage.open(context, front, NEXT_AUTH);
  // The lock is called as the channel is.
  await raw.page.evaluate((name) => {
    void navigator.locks.request(name, () => new Promise(() => undefined));
  }, CHANNEL);
  const start = front.log.length;
  await raw.post(NEXT_AUTH, message("signout"));
  // Tabs wait for the lock for 5 to 10 s.
  await expect.poll(() => answers(front, start), { timeout: 20_000 }).toBeGreaterThan(0);
  await raw.page.waitForTimeout(TURN_MS);
  for (const tab of tabs) await tab.shows("refreshing", "false");
  expect(front.log.length - start, "at most one each").toBeLessThanOrEqual(2);
});

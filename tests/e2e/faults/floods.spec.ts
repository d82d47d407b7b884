// A script of the origin that posts messages without end, and messages of excessive size.
import { GRACE } from "../support/fake-server/accounts.ts";
import { text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import { session } from "../support/answers.ts";
import { CHANNEL, type RawPage } from "../support/raw-page.ts";

const say = (fields: object) => JSON.stringify({ v: 1, from: "raw", at: Date.now(), ...fields });
const NEXT_AUTH = "next-auth";

/** Posts what `make` makes each `every` milliseconds, for so long. */
async function flood(raw: RawPage, channel: string, every: number, lasts: number, make: () => unknown): Promise<void> {
  const end = Date.now() + lasts;
  while (Date.now() < end) {
    await raw.post(channel, make());
    await raw.page.waitForTimeout(every);
  }
}

test("invalidations each 20 ms cost a healthy server one request a second for all tabs", async ({
  server,
  signIn,
  openTab,
  openRaw,
}) => {
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tabs = [await openTab(), await openTab(), await openTab()];
  for (const tab of tabs) await tab.shows("status", "authenticated");
  const start = server.log.length;
  await flood(raw, CHANNEL, 20, 4_000, () => say({ kind: "hint" }));
  const requests = server.requests("GET session", start).length;
  expect(requests).toBeGreaterThanOrEqual(2);
  expect(requests).toBeLessThanOrEqual(6);
});

test("invalidations cost a server in trouble no more than its back-off allows", async ({ server, signIn, openTab, openRaw }) => {
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tabs = [await openTab(), await openTab(), await openTab()];
  for (const tab of tabs) await tab.shows("status", "authenticated");
  server.always("GET session", text("", 500));
  const start = server.log.length;
  await flood(raw, CHANNEL, 20, 4_000, () => say({ kind: "hint" }));
  // For each tab the first one, and after 1, 2 and 4 s, less half of it by chance.
  expect(server.requests("GET session", start).length).toBeLessThanOrEqual(3 * 4);
});

test("a React tab that asks faster than the server answers is followed once in five seconds", async ({
  server,
  signIn,
  openTab,
  openRaw,
}) => {
  await signIn("ada");
  const raw = await openRaw(NEXT_AUTH);
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const start = server.log.length;
  server.always("GET session", (truth) => truth);
  const held = server.hold("GET session", "reply", { times: 1 });
  const asks = flood(raw, NEXT_AUTH, 100, 4_000, () => ({ event: "session", data: { trigger: "getSession" } }));
  await expect.poll(() => held.held.length).toBe(1);
  await tab.page.waitForTimeout(1_000);
  held.release();
  await asks;
  expect(server.requests("GET session", start)).toHaveLength(1);
});

test("a call is answered though a script announces the end of a mutation all the time", async ({
  server,
  signIn,
  openTab,
  openRaw,
}) => {
  test.slow();
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const start = server.log.length;
  // Faster than any server answers.
  await raw.page.evaluate((channel) => {
    const settled = () => JSON.stringify({ v: 1, from: "raw", at: Date.now(), kind: "settled" });
    setInterval(() => (window as any).__channels.get(channel).postMessage(settled()), 2);
  }, CHANNEL);
  await tab.page.waitForTimeout(100);
  await tab.click("refetch");
  await expect.poll(() => tab.page.evaluate(() => (window as any).__result), { timeout: 25_000 }).toBeTruthy();
  expect((await tab.result()).ok.user.name).toBe("Ada Lovelace");
  expect(server.requests("GET session", start).length).toBeLessThanOrEqual(30);
});

test("a new tab and a call get through though a script announces mutations all the time", async ({
  signIn,
  openTab,
  openRaw,
}) => {
  test.slow();
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  let isOver = false;
  let number = 0;
  const changes = (async () => {
    while (!isOver) await flood(raw, CHANNEL, 500, 600, () => say({ from: `raw ${(number += 1) % 3}`, kind: "changing" }));
  })();
  await tab.page.waitForTimeout(600);
  const start = Date.now();
  await tab.click("refetch");
  const fresh = await openTab();
  await expect(fresh.page.getByTestId("status")).toHaveText("authenticated", { timeout: 25_000 });
  await expect.poll(() => tab.page.evaluate(() => (window as any).__result), { timeout: 25_000 }).toBeTruthy();
  expect(Date.now() - start).toBeGreaterThan(5_000);
  isOver = true;
  await changes;
});

test("an unannounced sign-in of another tab is verified by one request for all tabs", async ({
  server,
  signIn,
  openTab,
  openRaw,
}) => {
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tabs = [await openTab(), await openTab(), await openTab()];
  for (const tab of tabs) await tab.shows("name", "Ada Lovelace");
  const start = server.log.length;
  await raw.post(CHANNEL, say({ kind: "state", session: session(GRACE.user), expires: "2099-01-01T00:00:00.000Z" }));
  for (const tab of tabs) await tab.shows("name", "Grace Hopper");
  for (const tab of tabs) await tab.shows("name", "Ada Lovelace");
  expect(server.requests("GET session", start)).toHaveLength(1);
});

test("a message that is too large and a name that is too long are ignored", async ({ signIn, openTab, openRaw }) => {
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  const user = { ...GRACE.user, note: "x".repeat(3 << 20) };
  await raw.post(CHANNEL, say({ kind: "state", session: session(user) }));
  await raw.post(CHANNEL, say({ from: "x".repeat(65), kind: "state", session: session(GRACE.user) }));
  await raw.post(CHANNEL, say({ from: "x".repeat(65), kind: "changing" }));
  await tab.page.waitForTimeout(500);
  await tab.shows("name", "Ada Lovelace");
  const answer = await tab.call("refetch");
  expect(answer.ok.user.name).toBe("Ada Lovelace");
  expect(tab.statuses).toEqual(["loading", "authenticated"]);
});

test("tabs that query at once get one answer together", async ({ signIn, openTab, openRaw }) => {
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  const before = (await raw.messages()).length;
  await raw.post(CHANNEL, ...Array.from({ length: 50 }, () => say({ kind: "ask" })));
  await expect.poll(async () => (await raw.messages()).length - before).toBe(2);
  await tab.page.waitForTimeout(300);
  expect((await raw.messages()).slice(before).map(({ kind }) => kind)).toEqual(["state", "state"]);
});

test("another tab's sign-out is followed in spite of a Retry-After of a day", async ({
  server,
  signIn,
  openTab,
}) => {
  await signIn("ada");
  const [first, second] = [await openTab("share=0"), await openTab("share=0")];
  for (const tab of [first, second]) await tab.shows("status", "authenticated");
  server.next("GET session", text("", 503, { "retry-after": "86400" }));
  await second.click("refresh");
  await second.shows("error", "Status");
  await first.call("sign-out");
  await second.shows("status", "unauthenticated");
});

test("a sign-out does not wait for an update that is not answered", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const [first, second] = [await openTab(), await openTab()];
  for (const tab of [first, second]) await tab.shows("status", "authenticated");
  const hold = server.hold("POST session", "request");
  await first.click("update");
  await expect.poll(() => hold.held.length).toBe(1);
  const start = server.log.length;
  await first.click("sign-out");
  for (const tab of [first, second]) await tab.shows("status", "unauthenticated");
  const [update] = (await first.results(2)) as any[];
  expect(update.result.err.kind).toBe("Cancelled");
  expect(hold.held.map(({ gaveUp }) => gaveUp)).toEqual([true]);
  hold.release();
  expect(server.requests("GET session", start)).toHaveLength(0);
  for (const tab of [first, second]) await tab.shows("status", "unauthenticated");
});

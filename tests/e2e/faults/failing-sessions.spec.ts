// A server whose database is away, or whose callback throws, answers 200 `null` as if the user had
// signed out.
import { pass, passInSteps, stopClock } from "../support/clock.ts";
import { CUT, json } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import { CHANNEL } from "../support/raw-page.ts";
import { turn } from "../support/visibility.ts";

const NULL = json(null);
const POLL = "poll=20";
const POLL_MS = 20_000;
/** Longer than the second after which the server is asked once more. */
const CONFIRMED_MS = 1_100;

test.beforeEach(async ({ context, signIn }) => {
  await stopClock(context);
  await signIn("ada");
});

test("one null to a poll is asked about once more, by one tab, and is never shown", async ({ context, server, openTab, openRaw }) => {
  const raw = await openRaw(CHANNEL);
  const tabs = [await openTab(POLL), await openTab(POLL)];
  for (const tab of tabs) await tab.shows("status", "authenticated");
  const start = server.log.length;
  server.next("GET session", NULL);
  await passInSteps(context, POLL_MS + 5_000, 500);
  for (const tab of tabs) await tab.shows("refreshing", "false");
  expect(server.requests("GET session", start)).toHaveLength(2);
  expect(Object.keys(server.since(start)), "of the same tab").toHaveLength(1);
  for (const tab of tabs) expect(tab.statuses).toEqual(["loading", "authenticated"]);
  const ends = (await raw.messages()).filter(({ kind, session }) => kind === "state" && session === null);
  expect(ends, "nothing was told to other tabs").toEqual([]);
});

test("a focus that meets a failing server ends no session", async ({ context, server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  await pass(context, 6_000);
  server.next("GET session", NULL);
  await turn(tab.page, "hidden", "visible");
  await pass(context, 10);
  await tab.shows("refreshing", "false");
  await tab.shows("name", "Ada Lovelace");
  await pass(context, CONFIRMED_MS);
  await tab.shows("refreshing", "false");
  expect(server.requests("GET session")).toHaveLength(3);
  expect(tab.statuses).toEqual(["loading", "authenticated"]);
});

test("a server that fails for longer signs out every tab, and signs them in again by itself", async ({ context, server, openTab }) => {
  const tabs = [await openTab(POLL), await openTab(POLL)];
  for (const tab of tabs) await tab.shows("status", "authenticated");
  server.always("GET session", NULL);
  await passInSteps(context, POLL_MS + 5_000, 500);
  for (const tab of tabs) await tab.shows("status", "unauthenticated");
  const start = server.log.length;
  await passInSteps(context, 30_000, 500);
  // After 1, 2, 4, 8 and 16 seconds, minus jitter; fewer if both tabs send them, for each counts
  // those of the other.
  expect(server.requests("GET session", start).length).toBeGreaterThanOrEqual(2);
  expect(server.requests("GET session", start).length).toBeLessThanOrEqual(6);
  server.heal("GET session");
  // No wait is longer than a minute.
  await passInSteps(context, 62_000, 1_000);
  for (const tab of tabs) {
    await tab.shows("name", "Ada Lovelace");
    expect(tab.statuses).toEqual(["loading", "authenticated", "unauthenticated", "authenticated"]);
  }
});

test("a session that does not come back is asked about for some minutes while visible", async ({ context, server, openTab }) => {
  const tab = await openTab(POLL);
  await tab.shows("status", "authenticated");
  server.always("GET session", NULL);
  await pass(context, POLL_MS);
  await tab.shows("refreshing", "false");
  await pass(context, CONFIRMED_MS);
  await tab.shows("status", "unauthenticated");
  await turn(tab.page, "hidden");
  let asked = server.log.length;
  await pass(context, 60_000);
  expect(server.log.length, "not in the background").toBe(asked);
  await turn(tab.page, "visible");
  await passInSteps(context, 300_000, 10_000);
  expect(server.log.length).toBeGreaterThan(asked);
  asked = server.log.length;
  await passInSteps(context, 600_000, 60_000);
  expect(server.log.length, "then no more").toBe(asked);
});

test("a failed confirmation keeps the session and is tried again", async ({ context, server, openTab }) => {
  const tab = await openTab(POLL);
  await tab.shows("status", "authenticated");
  server.next("GET session", NULL, CUT);
  await pass(context, POLL_MS);
  await tab.shows("refreshing", "false");
  await pass(context, CONFIRMED_MS);
  await tab.shows("error", "Network");
  await tab.shows("name", "Ada Lovelace");
  await pass(context, 1_100);
  await tab.shows("error", "");
  expect(tab.statuses).toEqual(["loading", "authenticated"]);
});

test("a sign-out in a tab of next-auth needs no second answer", async ({ context, server, openTab, openRaw }) => {
  const raw = await openRaw("next-auth");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const start = server.log.length;
  await context.clearCookies();
  await raw.post("next-auth", { event: "session", data: { trigger: "signout" } });
  // The wait for other tabs, then for this tab's turn.
  await passInSteps(context, 1_500, 100);
  await tab.shows("status", "unauthenticated");
  expect(server.since(start)).toEqual({ "1": ["GET session"] });
});

test("the value of the session cookie in an answer goes nowhere", async ({ server, openTab, openRaw }) => {
  const raw = await openRaw(CHANNEL);
  server.always("GET session", (truth) => ({
    ...truth,
    body: JSON.stringify({ ...JSON.parse(truth.body), userId: "1", sessionToken: "secret-value" }),
  }));
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  const { ok } = await tab.call("refresh");
  expect(ok).toMatchObject({ userId: "1", user: { name: "Ada Lovelace" } });
  expect(ok).not.toHaveProperty("sessionToken");
  const told = JSON.stringify(await raw.messages());
  expect(told).toContain("Ada Lovelace");
  expect(told).not.toContain("secret-value");
});

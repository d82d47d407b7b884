// What components see: only what has changed.
import { session } from "../support/answers.ts";
import { pass, stopClock } from "../support/clock.ts";
import { ADA } from "../support/fake-server/accounts.ts";
import { CUT, html, json, text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import { CHANNEL } from "../support/raw-page.ts";

const EXPIRES = "2999-01-01T00:00:00.000Z";

test("whatever ends a request, the tab stops to refresh, and the next success clears the error", async ({
  context,
  server,
  signIn,
  openTab,
}) => {
  await stopClock(context);
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  for (const reply of [CUT, text("", 500), html(), json([])]) {
    server.next("GET session", reply);
    await tab.call("refresh");
    await tab.shows("refreshing", "false");
    await tab.shows("error", /.+/);
    await tab.call("refresh");
    await tab.shows("error", "");
  }
  const late = server.hold("GET session", "reply", { times: 1 });
  await tab.click("refresh");
  await expect.poll(() => late.held.length).toBe(1);
  await tab.shows("refreshing", "true");
  await tab.shows("status", "authenticated");
  await pass(context, 15_000);
  await tab.shows("refreshing", "false");
  await tab.shows("error", "Timeout");
  const cancelled = server.hold("GET session", "reply", { times: 1 });
  await tab.click("refresh");
  await expect.poll(() => cancelled.held.length).toBe(1);
  await tab.call("update");
  await tab.shows("refreshing", "false");
  await tab.shows("error", "");
  expect(tab.statuses).toEqual(["loading", "authenticated"]);
});

test("the same session in another order, with another end, renders nothing", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const { id, name, email } = ADA.user;
  server.next("GET session", json({ user: { id, name, email }, roles: ["a", "b"], expires: EXPIRES }));
  const tab = await openTab();
  await tab.shows("name", name);
  const renders = await tab.text("renders");
  server.next("GET session", json({ expires: "2998-01-01T00:00:00.000Z", roles: ["a", "b"], user: { email, name, id } }));
  await tab.call("refresh");
  expect(await tab.text("renders")).toBe(renders);
  server.next("GET session", json({ user: { id, name, email }, roles: ["b", "a"], expires: EXPIRES }));
  await tab.call("refresh");
  await expect.poll(() => tab.text("renders"), "a change of anything else does").toBe(String(Number(renders) + 1));
});

test("an equal session from another tab renders nothing", async ({ signIn, openTab, openRaw }) => {
  await signIn("ada");
  const tab = await openTab();
  const raw = await openRaw(CHANNEL);
  await tab.shows("name", "Ada Lovelace");
  const renders = await tab.text("renders");
  const say = (at: number, user: object) => JSON.stringify({ v: 1, from: "raw", at, kind: "state", session: { ...session(ADA.user), user } });
  const now = Date.now() + 1_000;
  await raw.post(CHANNEL, ...Array.from({ length: 20 }, (_, i) => say(now + i, ADA.user)));
  await raw.post(CHANNEL, say(now + 20, { ...ADA.user, name: "Ada L." }));
  await tab.shows("name", "Ada L.");
  expect(await tab.text("renders")).toBe(String(Number(renders) + 1));
});

test("an effect that depends on the update handle runs once, whatever happens", async ({ openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  await tab.call("sign-in");
  await tab.call("update");
  await tab.call("refresh");
  await tab.call("sign-out");
  await tab.shows("status", "unauthenticated");
  expect(await tab.page.evaluate(() => (window as any).__updates.length)).toBe(1);
});

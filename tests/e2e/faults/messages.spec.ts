// Messages between tabs, and those that other scripts post to them.
import { GRACE } from "../support/fake-server/accounts.ts";
import { text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import { session } from "../support/answers.ts";
import { pass, settle, stopClock } from "../support/clock.ts";
import { CHANNEL } from "../support/raw-page.ts";

const say = (fields: object) => JSON.stringify({ v: 1, from: "raw", at: Date.now(), ...fields });
const hint = () => say({ kind: "hint" });
/** Longer than a tab may wait for the session request of another one. */
const HINT_MS = 600;

test("session requests and remounts of one tab cause no request but their own, and leave no channel open", async ({
  server,
  signIn,
  openTab,
  openRaw,
}) => {
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  for (let i = 0; i < 10; i += 1) await tab.call("refresh");
  expect(server.requests("GET session")).toHaveLength(11);
  for (let i = 1; i <= 10; i += 1) {
    await tab.click("unmount");
    await expect.poll(() => tab.openChannels(), "unmounted").toBe(0);
    await tab.click("mount");
    await tab.shows("status", "authenticated");
    expect(await tab.openChannels(), "mounted").toBe(2);
  }
  expect(server.requests("GET session")).toHaveLength(21);
  await raw.post(CHANNEL, hint());
  await expect.poll(() => server.requests("GET session").length).toBe(22);
  await tab.page.waitForTimeout(HINT_MS);
  expect(server.requests("GET session"), "no client that is gone has received it").toHaveLength(22);
});

test("fifty messages in one tick are one request for all tabs", async ({ server, signIn, openTab, openRaw }) => {
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tabs = [await openTab(), await openTab(), await openTab()];
  for (const tab of tabs) await tab.shows("status", "authenticated");
  const start = server.log.length;
  await raw.post(CHANNEL, ...Array.from({ length: 50 }, hint));
  await expect.poll(() => server.requests("GET session", start).length).toBe(1);
  await tabs[0]!.page.waitForTimeout(3 * HINT_MS);
  expect(server.requests("GET session", start)).toHaveLength(1);
});

test("a state from the future is not shown, and the server is asked once for all tabs", async ({
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
  await raw.post(CHANNEL, say({ at: Date.now() + 3_600_000, kind: "state", session: null }));
  await expect.poll(() => server.requests("GET session", start).length).toBe(1);
  await tabs[0]!.page.waitForTimeout(3 * HINT_MS);
  expect(server.requests("GET session", start)).toHaveLength(1);
  for (const tab of tabs) expect(tab.statuses).toEqual(["loading", "authenticated"]);
});

test("no malformed message changes anything, and the next good one is received", async ({
  server,
  signIn,
  openTab,
  openRaw,
}) => {
  await signIn("ada");
  const tab = await openTab();
  const raw = await openRaw(CHANNEL);
  await tab.shows("name", "Ada Lovelace");
  const start = server.log.length;
  const grace = session(GRACE.user);
  const later = Date.now() + 1_000;
  await raw.post(
    CHANNEL,
    null,
    7,
    "",
    "null",
    "[]",
    "{",
    "\u0000\ud800",
    { v: 1, from: "raw", at: later, kind: "state", session: null },
    new ArrayBuffer(8),
    say({ kind: "state", session: grace, v: 2, at: later }),
    say({ kind: "state", session: grace, v: "1", at: later }),
    say({ kind: "state", session: grace, from: null, at: later }),
    say({ kind: "state", session: grace, at: "later" }),
    say({ kind: "state", session: null, at: -1 }),
    say({ kind: "state", session: null, at: 1 }),
    say({ kind: "state", session: null, at: later + 3_600_000 }),
    say({ kind: "state", at: later }),
    say({ kind: "state", session: "Grace", at: later }),
    say({ kind: "state", session: [], at: later }),
    say({ kind: "state", session: {}, at: later }),
    say({ kind: "sign-out", at: later }),
    say({ kind: null, at: later }),
    `${"[".repeat(100_000)}`,
  );
  await raw.post(CHANNEL, say({ kind: "state", session: grace, expires: null, at: later }));
  await tab.shows("name", "Grace Hopper");
  // The probe's records arrive a little after the page has changed.
  const shown = () => tab.lives[0]!.log.map(({ name }) => name);
  await expect.poll(shown, "nothing in between was shown").toEqual(["", "Ada Lovelace", "Grace Hopper"]);
  expect(server.since(start), "none of it was worth a request").toEqual({});
});

test("an older message does not undo what is newer", async ({ signIn, openTab, openRaw }) => {
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const before = Date.now();
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  const now = Date.now() + 1_000;
  await raw.post(
    CHANNEL,
    say({ kind: "state", session: null, at: before - 1 }),
    say({ kind: "state", session: session(GRACE.user), at: now }),
    say({ kind: "state", session: null, at: now - 1 }),
    say({ kind: "state", session: null, at: now }),
  );
  await tab.shows("name", "Grace Hopper");
  await settle(tab.page);
  expect(tab.statuses).toEqual(["loading", "authenticated"]);
});

test("a new tab whose server fails sends the others nothing", async ({ context, server, signIn, openTab, openRaw }) => {
  await stopClock(context);
  await signIn("ada");
  const first = await openTab();
  await first.shows("status", "authenticated");
  const raw = await openRaw(CHANNEL);
  // The snapshot of the first tab is older than the call of the second one.
  await pass(context, 1_000);
  server.next("GET session", text("", 500));
  const second = await openTab();
  await second.shows("error", "Status");
  await second.shows("name", "Ada Lovelace");
  const messages = await raw.messages();
  const asker = messages.find(({ kind }) => kind === "ask").from;
  expect(messages.filter(({ from }) => from === asker).map(({ kind }) => kind)).toEqual(["ask"]);
  expect(first.statuses).toEqual(["loading", "authenticated"]);
  await first.shows("error", "");
});

test("the lease of a tab that announces a mutation and dies expires", async ({
  context,
  server,
  signIn,
  openTab,
  openRaw,
}) => {
  await stopClock(context);
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const start = server.log.length;
  await raw.post(CHANNEL, say({ kind: "changing" }));
  await settle(tab.page);
  await tab.click("refresh");
  await settle(tab.page);
  expect(server.since(start), "it waits").toEqual({});
  await pass(context, 6_000);
  expect((await tab.result()).ok.user.name, "and goes on").toBe("Ada Lovelace");
});

test("the session is refetched after the lease of another tab has expired", async ({ context, server, signIn, openTab, openRaw }) => {
  await stopClock(context);
  await signIn("ada");
  const raw = await openRaw(CHANNEL);
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  const start = server.log.length;
  await raw.post(CHANNEL, say({ kind: "changing" }));
  await settle(tab.page);
  await signIn("grace");
  // It may be slow, and not closed: its request is left the time to arrive.
  await pass(context, 14_000);
  expect(server.since(start)).toEqual({});
  await pass(context, 2_000);
  // Its turn has come by now, and the pause before it is used is over then.
  await pass(context, 1_000);
  await tab.shows("name", "Grace Hopper");
  expect(server.since(start)).toEqual({ "1": ["GET session"] });
});

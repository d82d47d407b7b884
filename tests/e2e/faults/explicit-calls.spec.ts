// A call of the app is answered by a request that began after the call.
import { pass, stopClock } from "../support/clock.ts";
import { GRACE } from "../support/fake-server/accounts.ts";
import type { Hold } from "../support/fake-server/hold.ts";
import { json } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import { turn } from "../support/visibility.ts";

const CHANGED = json({ user: GRACE.user, expires: "2099-01-01T00:00:00.000Z" });
const isHeld = ({ held }: Hold) => expect.poll(() => held.length).toBe(1);

test("a call does not join the request of a return to the tab", async ({ context, server, signIn, openTab }) => {
  await stopClock(context);
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  await pass(context, 6_000);
  const older = server.hold("GET session", "reply", { times: 1 });
  await turn(tab.page, "hidden", "visible");
  await isHeld(older);
  server.always("GET session", CHANGED);
  const start = server.log.length;
  expect((await tab.call("refetch")).ok.user.name).toBe("Grace Hopper");
  await tab.shows("name", "Grace Hopper");
  older.release();
  expect(older.held.map(({ gaveUp }) => gaveUp), "nobody waits for it").toEqual([true]);
  expect(server.requests("GET session", start)).toHaveLength(1);
});

test("a call does not join the request of an earlier call", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  const older = server.hold("GET session", "reply", { times: 1 });
  await tab.click("refresh");
  await isHeld(older);
  server.always("GET session", CHANGED);
  const start = server.log.length;
  for (let i = 0; i < 5; i += 1) await tab.click("refetch");
  older.release();
  const names = (await tab.results(6)).map(({ result }) => result.ok.user.name);
  expect(names).toEqual(["Ada Lovelace", ...Array(5).fill("Grace Hopper")]);
  await tab.shows("name", "Grace Hopper");
  expect(server.requests("GET session", start), "five calls share one").toHaveLength(1);
});

test("calls of one moment share a request", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  const start = server.log.length;
  await tab.clickAtOnce("refresh", "refetch", "refresh", "refetch");
  await tab.results(4);
  expect(server.requests("GET session", start)).toHaveLength(1);
});

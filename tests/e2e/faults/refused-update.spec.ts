// Updates that the server does not accept, or not in a way that can be understood.
import { CUT, type Scripted, html, json, text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";

const REFUSED = json(null, 400);

test("an update refused for its token is tried once more with a fresh one", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const start = server.log.length;
  server.next("POST session", REFUSED);
  expect((await tab.call("update")).ok.user.name).toBe("Ada L.");
  expect(server.since(start)["1"]).toEqual(["GET csrf", "POST session", "GET csrf", "POST session"]);
  expect(tab.statuses).toEqual(["loading", "authenticated"]);
});

test("an update refused twice is an error, changes nothing, and can be repeated", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const renders = await tab.text("renders");
  const start = server.log.length;
  server.next("POST session", REFUSED, REFUSED);
  expect((await tab.call("update")).err.kind).toBe("MissingCsrf");
  expect(server.since(start)["1"]).toEqual(["GET csrf", "POST session", "GET csrf", "POST session"]);
  await tab.shows("name", "Ada Lovelace");
  await tab.shows("refreshing", "false");
  expect(await tab.text("renders")).toBe(renders);
  expect((await tab.call("update")).ok.user.name, "the next one works").toBe("Ada L.");
  expect(tab.statuses).toEqual(["loading", "authenticated"]);
});

const FAILURES: [string, Scripted, string][] = [
  ["500 with null", json(null, 500), "Status"],
  ["429", text("", 429), "Status"],
  ["400 with another body", json("Bad request.", 400), "Status"],
  ["HTML", html(), "BadResponse"],
  ["an empty body", text(""), "BadResponse"],
  ["no connection", CUT, "Network"],
];

for (const [title, reply, kind] of FAILURES) {
  test(`an update answered with ${title} is ${kind} and keeps the session`, async ({ server, signIn, openTab }) => {
    await signIn("ada");
    const tab = await openTab();
    await tab.shows("status", "authenticated");
    server.next("POST session", reply);
    expect((await tab.call("update")).err.kind).toBe(kind);
    await tab.shows("name", "Ada Lovelace");
    await tab.shows("refreshing", "false");
    expect((await tab.call("update")).ok.user.name, "the next one works").toBe("Ada L.");
  });
}

test("an update that came to pass shows in every tab though its answer was lost", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const [first, second] = [await openTab(), await openTab()];
  for (const tab of [first, second]) await tab.shows("status", "authenticated");
  server.next("POST session", (truth) => ({ ...truth, status: 502 }));
  expect((await first.call("update")).err.kind).toBe("Status");
  for (const tab of [first, second]) await tab.shows("name", "Ada L.");
});

test("an update of a session that has ended at the server signs out, everywhere", async ({
  context,
  server,
  signIn,
  openTab,
}) => {
  await signIn("ada");
  const [first, second] = [await openTab(), await openTab()];
  for (const tab of [first, second]) await tab.shows("status", "authenticated");
  await context.clearCookies({ name: "authjs.session-token" });
  const start = server.log.length;
  expect(await first.call("update")).toEqual({ ok: null });
  for (const tab of [first, second]) await tab.shows("status", "unauthenticated");
  expect(Object.keys(server.since(start))).toEqual(["1"]);
});

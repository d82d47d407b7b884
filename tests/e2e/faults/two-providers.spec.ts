// Two servers under one origin, each with a provider of its own on the page.
import { html, text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import { CHANNEL } from "../support/raw-page.ts";

const OTHER_CHANNEL = "yew-authjs:/other/auth";

test("two providers show two users and do not disturb one another", async ({ server, openTab }) => {
  const [first, second] = [await openTab("two=1"), await openTab("two=1")];
  for (const tab of [first, second]) {
    await tab.shows("status", "unauthenticated");
    await tab.shows("two-status", "unauthenticated");
  }
  const start = server.log.length;
  await first.call("sign-in");
  for (const tab of [first, second]) await tab.shows("name", "Ada Lovelace");
  await second.call("two-sign-in");
  for (const tab of [first, second]) {
    await tab.shows("two-name", "Alan Turing");
    await tab.shows("name", "Ada Lovelace");
  }
  const asked = server.log.slice(start).map(({ tab, base }) => `${tab} ${base}`);
  expect([...new Set(asked)].sort(), "each server was asked by one tab").toEqual(["1 /api/auth", "2 /other/auth"]);

  await second.call("sign-out");
  for (const tab of [first, second]) {
    await tab.shows("status", "unauthenticated");
    await tab.shows("two-name", "Alan Turing");
  }
  await first.call("sign-in-grace");
  await first.call("two-sign-out");
  for (const tab of [first, second]) {
    await tab.shows("two-status", "unauthenticated");
    await tab.shows("name", "Grace Hopper");
  }
});

test("a failure of one server does not affect the other", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab("two=1");
  await tab.shows("status", "authenticated");
  for (const what of ["GET session", "GET csrf", "GET providers"]) server.always(what, html("", 500));
  await tab.call("refresh");
  await tab.shows("error", "Status");
  expect((await tab.call("two-sign-in")).ok.ok).toBe(true);
  await tab.shows("two-name", "Alan Turing");
  await tab.shows("name", "Ada Lovelace");
});

test("messages on one provider's channel do not reach the other", async ({ server, openTab, openRaw }) => {
  const raw = await openRaw(CHANNEL, OTHER_CHANNEL);
  const tab = await openTab("two=1");
  await tab.shows("status", "unauthenticated");
  await tab.shows("two-status", "unauthenticated");
  expect(await tab.openChannels()).toBe(3);
  const start = server.log.length;
  await raw.post(OTHER_CHANNEL, JSON.stringify({ v: 1, from: "raw", at: Date.now(), kind: "hint" }));
  await expect.poll(() => server.log.slice(start).map(({ base }) => base)).toEqual(["/other/auth"]);
  await tab.call("sign-in");
  const said = JSON.stringify(await raw.heard(OTHER_CHANNEL));
  expect(said).not.toContain("Ada");
  expect(JSON.stringify(await raw.heard(CHANNEL))).toContain("Ada");
});

test("free functions and hooks of the outermost provider are one, the other provider is another", async ({
  server,
  openTab,
}) => {
  const tab = await openTab("two=1");
  await tab.shows("status", "unauthenticated");
  await tab.shows("two-status", "unauthenticated");
  const start = server.log.length;
  expect((await tab.call("sign-in")).ok.ok).toBe(true);
  await tab.shows("name", "Ada Lovelace");
  expect((await tab.call("refetch")).ok.user.name, "the hook's handle").toBe("Ada Lovelace");
  await tab.shows("two-status", "unauthenticated");
  expect(server.log.slice(start).filter(({ base }) => base !== "/api/auth")).toEqual([]);
});

test("after a remount the free functions act on the provider that is there", async ({ server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  await tab.click("unmount");
  await expect.poll(() => tab.openChannels()).toBe(0);
  await tab.click("mount");
  await tab.shows("status", "unauthenticated");
  expect((await tab.call("sign-in")).ok.ok).toBe(true);
  await tab.shows("name", "Ada Lovelace");
  server.next("GET session", text("", 500));
  expect((await tab.call("refresh")).err.kind).toBe("Status");
  await tab.shows("error", "Status");
});

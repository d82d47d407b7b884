// Answers that come after something newer has happened.
import type { BrowserContext } from "@playwright/test";
import type { Hold } from "../support/fake-server/hold.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import type { Tab } from "../support/tab.ts";

const gaveUp = ({ held }: Hold) => held.map(({ gaveUp }) => gaveUp);

test("a session request that is answered after a sign-out does not undo it", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const read = server.hold("GET session", "reply", { times: 1 });
  const post = server.hold("POST signout", "request");
  await tab.click("refresh");
  await expect.poll(() => read.held.length).toBe(1);
  await tab.click("sign-out");
  await expect.poll(() => post.held.length).toBe(1);
  await expect.poll(() => gaveUp(read), "given up before the server has seen the sign-out").toEqual([true]);
  post.release();
  await tab.shows("status", "unauthenticated");
  read.release();
  expect((await tab.call("refresh")).ok).toBeNull();
  await tab.page.reload();
  await tab.shows("status", "unauthenticated");
});

test("a session request of another tab that is answered after a sign-out does not undo it", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const [first, second] = [await openTab(), await openTab()];
  await first.shows("status", "authenticated");
  await second.shows("status", "authenticated");
  const read = server.hold("GET session", "reply", { tab: "2", times: 1 });
  const post = server.hold("POST signout", "request");
  await second.click("refresh");
  await expect.poll(() => read.held.length).toBe(1);
  await first.click("sign-out");
  await expect.poll(() => post.held.length).toBe(1);
  await expect.poll(() => gaveUp(read), "given up before the server has seen the sign-out").toEqual([true]);
  post.release();
  for (const tab of [first, second]) await tab.shows("status", "unauthenticated");
  read.release();
  expect(await second.result(), "the call is told what is true now").toEqual({ ok: null });
  for (const tab of [first, second]) {
    await tab.page.reload();
    await tab.shows("status", "unauthenticated");
  }
});

test("a null that comes after a sign-in does not undo it", async ({ server, openTab }) => {
  const read = server.hold("GET session", "reply", { times: 1 });
  const tab = await openTab();
  await expect.poll(() => read.held.length).toBe(1);
  await tab.click("sign-in");
  await expect.poll(() => gaveUp(read), "given up, and not waited for").toEqual([true]);
  expect((await tab.result()).ok.ok).toBe(true);
  await tab.shows("status", "authenticated");
  read.release();
  expect((await tab.call("refresh")).ok.user.name).toBe("Ada Lovelace");
  expect(tab.statuses).toEqual(["loading", "authenticated"]);
});

test("an update with a handle from before the sign-in changes the session of after it", async ({ openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  expect((await tab.call("sign-in-then-update")).ok.user.name).toBe("Ada L.");
  await tab.shows("name", "Ada L.");
  expect((await tab.call("refetch")).ok.user.name, "the same handle reads what is true").toBe("Ada L.");
});

test("of two sign-ins at once the later one counts, here and at the server", async ({ context, openTab }) => {
  const [tab, other] = [await openTab(), await openTab()];
  await tab.shows("status", "unauthenticated");
  await tab.clickAtOnce("sign-in", "sign-in-grace");
  const results = await tab.results(2);
  expect(results.map(({ result }) => result.ok.ok)).toEqual([true, true]);
  expect(results.map(({ id }) => id)).toEqual(["sign-in", "sign-in-grace"]);
  await agree(context, [tab, other], "Grace Hopper");
});

test("an update that is answered after another tab's sign-out leaves all in agreement with the server", async ({
  context,
  server,
  signIn,
  openTab,
}) => {
  await signIn("ada");
  const [first, second] = [await openTab(), await openTab()];
  for (const tab of [first, second]) await tab.shows("status", "authenticated");
  const update = server.hold("POST session", "reply");
  await second.click("update");
  await expect.poll(() => update.held.length).toBe(1);
  expect((await first.call("sign-out")).ok).toBeTruthy();
  update.release();
  // Its cookie is newer than the sign-out's, so the server takes it for a session.
  expect((await second.result()).ok.user.name).toBe("Ada L.");
  await agree(context, [first, second], "Ada L.");
});

test("all callers of a superseded session request get the newer result", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const read = server.hold("GET session", "reply", { times: 1 });
  await tab.clickAtOnce("refresh", "refetch", "refresh", "refetch", "refresh");
  await expect.poll(() => read.held.length).toBe(1);
  await tab.click("sign-out");
  await expect.poll(() => gaveUp(read)).toEqual([true]);
  const results = await tab.results(6);
  expect(results.filter(({ id }) => id !== "sign-out").map(({ result }) => result)).toEqual(Array(5).fill({ ok: null }));
  expect(server.requests("GET session"), "nobody asked again").toHaveLength(2);
});

test("two tabs that sign in as two users end with the one whose cookie came last", async ({
  context,
  server,
  openTab,
}) => {
  const [first, second] = [await openTab(), await openTab()];
  for (const tab of [first, second]) await tab.shows("status", "unauthenticated");
  const ada = server.hold("POST callback/credentials", "reply", { tab: "1" });
  const grace = server.hold("POST callback/credentials", "reply", { tab: "2" });
  await first.click("sign-in");
  await second.click("sign-in-grace");
  await expect.poll(() => [ada.held.length, grace.held.length]).toEqual([1, 1]);
  grace.release();
  await second.shows("name", "Grace Hopper");
  ada.release();
  await agree(context, [first, second], "Ada Lovelace");
});

/** All tabs show `name`, and so does the server's session. */
async function agree(context: BrowserContext, tabs: Tab[], name: string): Promise<void> {
  for (const tab of tabs) await tab.shows("name", name);
  const { origin } = new URL(tabs[0]!.page.url());
  // With the browser's cookies, and from no tab.
  const told = await (await context.request.get(`${origin}/api/auth/session`)).json();
  expect(told.user.name, "the server").toBe(name);
}

// An app and its auth server on two origins that know each other.
import { expect, test } from "../support/cross-origin-fixtures.ts";

test("signing in, changing the session and signing out reach every tab", async ({ site, openTabs }) => {
  const [tab, other] = await openTabs(2, "unauthenticated");
  const start = site.log.length;
  expect((await tab!.call("sign-in")).ok).toMatchObject({ ok: true, status: 200, error: null });
  await other!.shows("name", "Ada Lovelace");
  expect((await tab!.call("update")).ok.user.name).toBe("Ada L.");
  await other!.shows("name", "Ada L.");
  expect((await tab!.call("refresh")).ok.user.name).toBe("Ada L.");
  await tab!.call("sign-out");
  await tab!.shows("status", "unauthenticated");
  await other!.shows("status", "unauthenticated");
  expect(Object.keys(site.since(start)).filter((id) => id !== "none"), "the other tab asked nothing").toEqual(["1"]);
});

test("reading costs one request, for the browser need not ask whether it may", async ({ site, openTabs }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  await tab!.call("csrf");
  await tab!.call("providers");
  expect(site.log.map(({ what }) => what)).toEqual(["GET session", "GET csrf", "GET providers"]);
});

test("the providers' addresses are the server's", async ({ site, openTabs }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  const { ok: list } = await tab!.call("providers");
  expect(list[0]).toMatchObject({ id: "credentials", callbackUrl: `${site.origin}/api/auth/callback/credentials` });
});

test("a sign-in and a sign-out with redirect come back to the app's page", async ({ openTabs }) => {
  const [tab, other] = await openTabs(2, "unauthenticated");
  const before = tab!.page.url();
  for (const [button, status] of [
    ["sign-in-redirect", "authenticated"],
    ["sign-out-redirect", "unauthenticated"],
  ] as const) {
    const loaded = tab!.page.waitForEvent("load");
    await tab!.click(button);
    await loaded;
    await tab!.shows("status", status);
    expect(tab!.page.url()).toBe(before);
    await other!.shows("status", status);
  }
});

test("a page that needs a session sends its visitor to the server's page, and gets a user back", async ({ site, openTab }) => {
  const tab = await openTab("guard=1");
  const wanted = tab.page.url();
  await tab.page.waitForURL((url) => url.origin === site.origin);
  const { pathname, searchParams } = new URL(tab.page.url());
  expect([pathname, searchParams.get("error"), searchParams.get("callbackUrl")]).toEqual(["/api/auth/signin", "SessionRequired", wanted]);
  await tab.page.getByLabel("Username").fill("ada");
  await tab.page.getByLabel("Password").fill("lovelace");
  await tab.page.getByRole("button", { name: "Sign in with Credentials" }).click();
  await tab.page.waitForURL(wanted);
  await tab.shows("name", "Ada Lovelace");
});

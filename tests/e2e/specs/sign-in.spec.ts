import { expect, test } from "../support/fixtures.ts";

test("a sign-in without redirect shows in every tab, and the others ask nothing", async ({ front, openTabs }) => {
  const [first, second, third] = await openTabs(3, "unauthenticated");
  const start = front.log.length;
  const result = await first!.call("sign-in");
  expect(result.ok).toMatchObject({ ok: true, status: 200, error: null, code: null });
  for (const tab of [first!, second!, third!]) {
    await tab.shows("status", "authenticated");
    await tab.shows("name", "Ada Lovelace");
  }
  const asked = front.since(start);
  expect(Object.keys(asked)).toEqual(["1"]);
  expect(asked["1"]!.sort()).toEqual(["GET csrf", "GET providers", "GET session", "POST callback/credentials"]);
});

test("a wrong password is refused in so many words and changes nothing", async ({ known, openTabs }) => {
  const [first, second] = await openTabs(2, "unauthenticated");
  const result = await first!.call("sign-in-bad");
  expect(result.ok).toEqual({ error: "CredentialsSignin", ...known.refusal, ok: false, url: null });
  await first!.shows("status", "unauthenticated");
  await second!.shows("status", "unauthenticated");
  expect((await first!.call("sign-in")).ok.ok, "the next attempt works").toBe(true);
});

test("a wrong password keeps a session that there was", async ({ openTabs }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  await tab!.call("sign-in");
  expect((await tab!.call("sign-in-bad")).ok.ok).toBe(false);
  await tab!.shows("name", "Ada Lovelace");
  expect((await tab!.call("refresh")).ok.user.name).toBe("Ada Lovelace");
});

test("a sign-in with redirect comes back to the page, signed in, and the other tab follows", async ({ front, openTabs }) => {
  const [first, second] = await openTabs(2, "unauthenticated");
  const before = first!.page.url();
  const loaded = first!.page.waitForEvent("load");
  await first!.click("sign-in-redirect");
  await loaded;
  await first!.shows("status", "authenticated");
  expect(first!.page.url()).toBe(before);
  await second!.shows("name", "Ada Lovelace");
  expect(front.log.filter(({ tab, what }) => tab === "2" && what === "GET session")).toHaveLength(1);
});

test("an OAuth sign-in goes to the provider's authorisation page", async ({ known, context, front, openTabs }) => {
  test.skip(!known.providers.includes("github"), "the server has no OAuth provider");
  const [tab] = await openTabs(1, "unauthenticated");
  const gone = new Promise<URL>((resolve) => {
    void context.route("https://github.invalid/**", async (route) => {
      resolve(new URL(route.request().url()));
      await route.fulfill({ body: "the provider" });
    });
  });
  await tab!.click("sign-in-github");
  const url = await gone;
  await expect(tab!.page.getByText("the provider")).toBeVisible();
  expect(url.searchParams.get("response_type")).toBe("code");
  expect(url.searchParams.get("redirect_uri")).toBe(`${front.origin}${front.base}/callback/github`);
});

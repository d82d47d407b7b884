// Sign-in at a real OpenID provider, by redirect and back.
import { consent } from "../support/consent.ts";
import { SIGN_IN_PAGE, expect, testOpenId as test } from "../support/provider-fixtures.ts";

test("a sign-in comes back to its target with query and hash, and the other tab is signed in", async ({ front, openTab, openTabs, openId }) => {
  const [other] = await openTabs(1, "unauthenticated");
  const target = "/?tab=2&base=/api/auth&list=a%20b&list=c#part/2?x";
  const tab = await openTab(`to=${encodeURIComponent(target)}`);
  await tab.shows("status", "unauthenticated");
  await tab.click("sign-in-oidc");
  await expect(tab.page).toHaveURL((url) => url.origin === openId.origin);
  await consent(tab.page, "Allow", "olive");
  await expect(tab.page).toHaveURL(`${front.origin}${target}`);
  await tab.shows("name", "Olive");
  await other!.shows("name", "Olive");
  await other!.shows("status", "authenticated");
  const reads = front.log.filter(({ tab, what }) => tab === "1" && what === "GET session");
  expect(reads, "the other tab was told and did not ask").toHaveLength(1);
});

test("without a target it comes back to the very page, hash and all", async ({ openTab }) => {
  const tab = await openTab("focus=0#here");
  await tab.shows("status", "unauthenticated");
  const before = tab.page.url();
  await tab.click("sign-in-oidc");
  await consent(tab.page, "Allow", "olive");
  await expect(tab.page).toHaveURL(before);
  await tab.shows("name", "Olive");
});

test("a user who says no is told so on the app's page, and nobody is signed in", async ({ front, openTabs }) => {
  const [tab, other] = await openTabs(2, "unauthenticated");
  await tab!.click("sign-in-oidc");
  await consent(tab!.page, "Deny");
  await expect(tab!.page).toHaveURL(`${front.origin}${SIGN_IN_PAGE}?error=OAuthCallbackError`);
  await expect(tab!.page.getByTestId("returned-error")).toHaveText("OAuthCallbackError");
  await expect(tab!.page.getByTestId("returned-message")).toHaveText("The provider did not complete the sign-in. Try again.");
  await expect(tab!.page.getByTestId("returned-code")).toHaveText("");
  await tab!.shows("status", "unauthenticated");
  await other!.shows("status", "unauthenticated");
});

test("a user who said no may still say yes", async ({ front, openTabs }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  await tab!.click("sign-in-oidc");
  await consent(tab!.page, "Deny");
  await tab!.shows("status", "unauthenticated");
  await tab!.click("sign-in-oidc");
  await consent(tab!.page, "Allow", "olive");
  await tab!.shows("name", "Olive");
  // Back to where the second attempt began, without the word about the first.
  await expect(tab!.page).toHaveURL(`${front.origin}${SIGN_IN_PAGE}`);
  await expect(tab!.page.getByTestId("returned-error")).toHaveText("");
});

test("without redirect the call returns the address of the provider's page, and stays", async ({ front, openTabs, openId }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  const before = tab!.page.url();
  const { ok } = await tab!.call("sign-in-oidc-url");
  expect(ok).toMatchObject({ ok: true, status: 200, error: null, code: null });
  const url = new URL(ok.url);
  expect(url.origin + url.pathname).toBe(`${openId.origin}/auth`);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: "code",
    client_id: "local-client",
    redirect_uri: `${front.origin}/api/auth/callback/local`,
    scope: "openid profile email",
    code_challenge_method: "S256",
  });
  expect(tab!.page.url()).toBe(before);
  expect(await openId.asked()).toEqual([]);
  // The address is good for what it says: going there signs in.
  await tab!.page.goto(ok.url);
  await consent(tab!.page, "Allow", "olive");
  await tab!.shows("name", "Olive");
});

test("parameters for the provider reach it, and its page knows who is meant", async ({ openTabs, openId }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  await tab!.click("sign-in-oidc-hints");
  await expect(tab!.page.getByLabel("Your name")).toHaveValue("olive");
  const [asked, ...more] = await openId.asked();
  expect(more).toEqual([]);
  expect(asked).toMatchObject({ prompt: "login", login_hint: "olive", client_id: "local-client" });
  await consent(tab!.page, "Allow");
  await tab!.shows("name", "Olive");
});

test("a sign-in without parameters asks the provider for none", async ({ openTabs, openId }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  await tab!.click("sign-in-oidc");
  await expect(tab!.page.getByLabel("Your name")).toHaveValue("");
  const [asked] = await openId.asked();
  expect(asked).not.toHaveProperty("prompt");
  expect(asked).not.toHaveProperty("login_hint");
});

test("signing out here and in again there shows in both tabs", async ({ openTabs }) => {
  const [tab, other] = await openTabs(2, "unauthenticated");
  await tab!.click("sign-in-oidc");
  await consent(tab!.page, "Allow", "olive");
  await other!.shows("name", "Olive");
  await other!.call("sign-out");
  await tab!.shows("status", "unauthenticated");
  // The provider would know olive again; only a new log-in asks who it is.
  await other!.click("sign-in-oidc-hints");
  await consent(other!.page, "Allow", "oscar");
  await other!.shows("name", "Oscar");
  await tab!.shows("name", "Oscar");
});

test("a refusal by redirect leaves the server's own code in the page's address", async ({ front, openTabs }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  await tab!.click("sign-in-limited-redirect");
  await expect(tab!.page).toHaveURL(`${front.origin}${SIGN_IN_PAGE}?error=CredentialsSignin&code=rate_limited`);
  await expect(tab!.page.getByTestId("returned-error")).toHaveText("CredentialsSignin");
  await expect(tab!.page.getByTestId("returned-code")).toHaveText("rate_limited");
});

// The app's own sign-in page, which Auth.js sends visitors to instead of its own.
import { consent } from "../support/consent.ts";
import { SIGN_IN_PAGE, expect, testOpenId as test } from "../support/provider-fixtures.ts";

/**
 * A sign-in page that asks for a session, as an app's layout around all its pages may do by
 * mistake.
 */
const testGuarded = test.extend({
  serverArgs: async ({ serverArgs }, use) => use([...serverArgs, "--sign-in-page", `${SIGN_IN_PAGE}?guard=1`]),
});

testGuarded("the app's own sign-in page leads where its visitor wanted to go, and sends nobody to itself", async ({ front, openTab }) => {
  const tab = await openTab("guard=1");
  const wanted = tab.page.url();
  await tab.page.waitForURL(`${front.origin}${SIGN_IN_PAGE}?**`);
  expect(new URL(tab.page.url()).searchParams.get("error")).toBe("SessionRequired");
  await expect(tab.page.getByTestId("returned-message")).toHaveText("Sign in to see this page.");
  await tab.page.waitForTimeout(500);
  expect(new URL(tab.page.url()).searchParams.get("callbackUrl"), "still the same page").toBe(wanted);
  await tab.click("sign-in-oidc");
  await consent(tab.page, "Allow", "olive");
  await expect(tab.page).toHaveURL(wanted);
  await tab.shows("name", "Olive");
});

test("the sign-in button there does not wrap one address into another", async ({ front, openTab }) => {
  const tab = await openTab("guard=1");
  const wanted = tab.page.url();
  await tab.page.waitForURL(`${front.origin}${SIGN_IN_PAGE}?**`);
  for (let i = 0; i < 3; i += 1) {
    await Promise.all([tab.page.waitForEvent("load"), tab.click("sign-in-page")]);
    expect(new URL(tab.page.url()).searchParams.get("callbackUrl")).toBe(wanted);
  }
});

// The demo on a real Auth.js server, with an OpenID provider to sign in at, as `cargo xtask demo
// --with-oidc` serves it.
import { Backend } from "../support/backend.ts";
import { BACK_FORWARD_CACHE, leaveAndReturn } from "../support/back-forward-cache.ts";
import { consent } from "../support/consent.ts";
import { DEMO, settled } from "../support/demo-site.ts";
import { Front } from "../support/front.ts";
import { withoutViolations } from "../support/policy.ts";
import { expect, testOpenId } from "../support/provider-fixtures.ts";

const test = testOpenId.extend({
  front: async ({}, use) => {
    const front = await Front.start(DEMO);
    front.headers = { "content-security-policy": await policyOfTheDemo() };
    await use(front);
    await front.stop();
  },

  context: async ({ context }, use) => withoutViolations(context, () => use(context)),
});

/** The header with which the demo's own server sends the same page: redirects have to pass it. */
async function policyOfTheDemo(): Promise<string> {
  const server = await Backend.startDemoServer(["--static", DEMO]);
  const policy = (await fetch(server.origin)).headers.get("content-security-policy");
  await server.stop();
  expect(policy).toContain("form-action 'self'");
  return policy!;
}

test.use({ launchOptions: BACK_FORWARD_CACHE });

test("whoever wants to see the profile signs in at the provider and comes back to it, and the other tab follows", async ({ site, context, page }) => {
  const other = await context.newPage();
  await other.goto(`${site.origin}/tabs`);
  await settled(other);
  await page.goto(`${site.origin}/profile`);
  await page.getByRole("button", { name: "Continue with Local OpenID" }).click();
  await consent(page, "Allow", "olive");
  await expect(page).toHaveURL(`${site.origin}/profile`);
  await expect(page.getByRole("main")).toContainText("Olive");
  await expect(other.getByRole("banner").getByRole("status")).toHaveText("Signed in as Olive");
});

test("whoever says no there is told so on the sign-in page", async ({ site, page }) => {
  await page.goto(`${site.origin}/sign-in`);
  await page.getByRole("button", { name: "Continue with Local OpenID" }).click();
  await consent(page, "Deny");
  await expect(page).toHaveURL(`${site.origin}/sign-in?error=OAuthCallbackError`);
  await expect(page.getByRole("alert")).toHaveText("The provider did not complete the sign-in. Try again.");
});

test("whoever comes back from there without an answer can choose again", async ({ site, page }) => {
  await page.goto(`${site.origin}/sign-in`);
  const button = page.getByRole("button", { name: "Continue with Local OpenID" });
  const provider = page.getByRole("heading", { name: "Local OpenID" });
  await leaveAndReturn(page, async () => {
    await button.click();
    await expect(provider).toBeVisible();
  });
  await button.click();
  await expect(provider).toBeVisible();
});

test("the server's accounts are there, too", async ({ site, page }) => {
  await page.goto(`${site.origin}/sign-in`);
  await page.getByLabel("User name").fill("ada");
  await page.getByLabel("Password").fill("lovelace");
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Signed in as Ada Lovelace");
});

// The sign-in page offers what the server lists.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, settled, test } from "../support/demo-site.ts";

const provider = (id: string, name: string, type: string) => ({
  [id]: { id, name, type, signinUrl: `/api/auth/signin/${id}`, callbackUrl: `/api/auth/callback/${id}` },
});

async function listing(page: Page, providers: object): Promise<() => number> {
  let asked = 0;
  await page.route("**/api/auth/providers", (route) => {
    asked += 1;
    return route.fulfill({ json: providers });
  });
  await page.goto("/sign-in");
  await settled(page);
  return () => asked;
}

test("a form for credentials, a form for e-mail, a button for each other, with one request", async ({ page }) => {
  const asked = await listing(page, {
    ...provider("github", "GitHub", "oauth"),
    ...provider("credentials", "Credentials", "credentials"),
    ...provider("resend", "Resend", "email"),
    ...provider("local", "Local OpenID", "oidc"),
    ...provider("passkey", "Passkey", "webauthn"),
  });
  const main = page.getByRole("main");
  await expect(main.getByRole("button", { name: /^Continue with/ })).toHaveText([
    "Continue with GitHub",
    "Continue with Local OpenID",
    "Continue with Passkey",
  ]);
  await expect(main.getByLabel("Password")).toHaveAttribute("autocomplete", "current-password");
  await expect(main.getByRole("button", { name: "Send me a link" })).toBeVisible();
  expect(asked()).toBe(1);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("without a credentials provider there is no such form, and no account to try", async ({ page }) => {
  await listing(page, provider("github", "GitHub", "oauth"));
  await expect(page.getByRole("button", { name: "Continue with GitHub" })).toBeVisible();
  await expect(page.getByLabel("Password")).toHaveCount(0);
  await expect(page.getByText("Fill in an account of this demo")).toHaveCount(0);
});

test("ways in that cannot be loaded can be asked for again", async ({ page }) => {
  await page.route("**/api/auth/providers", (route) => route.abort(), { times: 1 });
  await page.goto("/sign-in");
  await expect(page.getByRole("alert")).toHaveText(/The ways to sign in could not be loaded/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel("User name")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("an error in the address is explained", async ({ openPage }) => {
  const page = await openPage("/sign-in?error=OAuthAccountNotLinked");
  await expect(page.getByRole("alert")).toHaveText(/already used with another way to sign in/);
});

test("the server's own page leads back to the page that was wanted", async ({ openPage }) => {
  const page = await openPage("/members");
  await page.getByRole("button", { name: "Sign in there" }).click();
  await expect(page).toHaveURL(/\/api\/auth\/signin/);
  await page.getByLabel("Username").fill("grace");
  await page.getByLabel("Password").fill("hopper");
  await page.getByRole("button", { name: "Sign in with Credentials" }).click();
  await expect(page).toHaveURL("/members");
  await expect(page.getByRole("heading", { name: "Welcome, Grace Hopper" })).toBeVisible();
});

import { expect, signIn, test } from "../support/examples.ts";

test.use({ app: "router-guards", signInPage: "/sign-in" });

test("leads visitors to the sign-in page and back", async ({ page }) => {
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?.*callbackUrl=%2Faccount/);
  await signIn(page, "ada", "wrong");
  await expect(page.locator("form").getByRole("alert")).toBeVisible();
  await signIn(page, "ada", "lovelace");
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole("heading", { name: "The account of Ada Lovelace" })).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page, "no way back for the next user").toHaveURL(/\/sign-in$/);
});

test("shows the page for administrators to administrators", async ({ page }) => {
  await page.goto("/admin");
  await signIn(page, "grace", "hopper");
  await expect(page.getByRole("heading", { name: "This page is for administrators" })).toBeVisible();
  await page.getByRole("link", { name: "Home" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await signIn(page, "ada", "lovelace");
  await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
  await page.getByRole("link", { name: "Administration" }).click();
  await expect(page.getByRole("heading", { name: "All accounts" })).toBeVisible();
});

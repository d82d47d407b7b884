import path from "node:path";
import { APPS, expect, signIn, test } from "../support/examples.ts";

test.use({ app: "my-app", server: path.join(APPS, "my-app/server") });

test("an app made from the template guards a page, and signs in and out", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle("my-app");
  await page.getByRole("link", { name: "Account" }).click();
  await expect(page).toHaveURL(/\/sign-in\?/);
  await signIn(page, "grace", "wrong");
  await expect(page.locator("form").getByRole("alert")).toBeVisible();
  await signIn(page, "grace", "hopper");
  await expect(page.getByRole("heading", { name: "Grace Hopper" })).toBeVisible();
  await expect(page.getByText("Role: member")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

import { expect, signIn, test } from "../support/examples.ts";

test.use({ app: "credentials-form", signInPage: "/" });

test("explains a wrong password, and shows the role after the right one", async ({ page }) => {
  await page.goto("/");
  await signIn(page, "ada", "wrong");
  await expect(page.locator("form").getByRole("alert")).toBeVisible();
  await signIn(page, "ada", "lovelace");
  await expect(page.getByRole("heading", { name: "Hello, Ada Lovelace" })).toBeVisible();
  await expect(page.getByText("Your role: admin")).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("is the page that the server leads to", async ({ page, baseURL }) => {
  await page.goto("/api/auth/signin");
  await expect(page).toHaveURL((url) => url.origin === baseURL && url.pathname === "/");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

import { expect, signIn, test } from "../support/examples.ts";

test.use({ app: "minimal" });

test("shows who is signed in, in every tab", async ({ page, context }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page, "the server's own page").toHaveURL(/\/api\/auth\/signin/);
  await signIn(page, "ada", "lovelace");
  await expect(page.getByText("Hello, Ada Lovelace")).toBeVisible();

  const other = await context.newPage();
  await other.goto("/");
  await expect(other.getByText("Hello, Ada Lovelace")).toBeVisible();
  await other.getByRole("button", { name: "Sign out" }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByRole("button", { name: "Sign in" })).toBeVisible();
  }
});

import { expect, test } from "../support/examples.ts";

test.use({ app: "custom-styles" });

test("has colors of its own in light and in dark", async ({ page }) => {
  await page.goto("/");
  const button = page.locator("form").getByRole("button", { name: "Sign in" });
  for (const [colorScheme, background] of [
    ["light", "rgb(102, 51, 153)"],
    ["dark", "rgb(201, 167, 255)"],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(button).toHaveCSS("background-color", background);
  }
  await expect(button).toHaveCSS("border-radius", "24px");
  await expect(page.locator("form"), "a class of the app's own").toHaveCSS("padding", "32px");

  await page.getByLabel(/^user ?name/i).fill("ada");
  await page.getByLabel(/^password/i).fill("lovelace");
  await button.click();
  await expect(page.getByText("You are signed in.")).toBeVisible();
  await page.getByText("Ada Lovelace").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(button).toBeVisible();
});

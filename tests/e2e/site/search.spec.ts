import { expect, test } from "../support/site.ts";

test("the search finds a function by its name", async ({ page, site }) => {
  await page.goto(`${site}getting-started.html`);
  await page.keyboard.press("s");
  await page.getByRole("searchbox").pressSequentially("sign_out");
  const results = page.locator("#mdbook-searchresults a");
  await expect(results.filter({ hasText: "next-auth/react" })).toHaveCount(1);
  await results.first().click();
  await expect(page.getByRole("main")).toContainText("sign_out");
});

test("lines of examples that are only for the compiler are hidden", async ({ page, site }) => {
  await page.goto(`${site}sign-in-forms.html`);
  const hidden = page.locator("code.language-rust .boring");
  expect(await hidden.count()).toBeGreaterThan(0);
  await expect(hidden.first()).toBeHidden();
});

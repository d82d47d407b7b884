import { expect, signIn, test } from "../support/examples.ts";

test.use({ app: "other-origin", server: "other-origin/server", settings: { APP_ORIGIN: "http://127.0.0.1:8080" } });

// The app has its server's address in its source.
test.use({
  launchOptions: async ({ launchOptions, site }, use) => {
    const rule = `MAP 127.0.0.1:3000 ${new URL(site.server.origin).host}`;
    await use({ ...launchOptions, args: [...launchOptions.args!, `--host-resolver-rules=${rule}`] });
  },
});

test("signs in at a server on another origin", async ({ page }) => {
  await page.goto("/");
  await signIn(page, "ada", "wrong");
  await expect(page.locator("form").getByRole("alert")).toBeVisible();
  await signIn(page, "ada", "lovelace");
  await expect(page.getByText("Ada Lovelace")).toBeVisible();
  await page.reload();
  await page.getByText("Ada Lovelace").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
});

// The demo in the introduction; the tests in `live-demo` know all of its pages.
import { expect, test } from "../support/site.ts";

test("the demo signs in and out", async ({ page, site }) => {
  await page.goto(site);
  const frame = page.locator("iframe.live-demo");
  await frame.scrollIntoViewIfNeeded();
  const demo = frame.contentFrame();
  const banner = demo.getByRole("banner");
  await banner.getByRole("link", { name: "Sign in" }).click();
  await demo.getByLabel("User name").fill("ada");
  await demo.getByLabel("Password").fill("lovelace");
  await demo.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(banner).toContainText("Ada Lovelace");
  await banner.locator("summary").click();
  await banner.getByRole("button", { name: "Sign out" }).click();
  await expect(banner.getByRole("link", { name: "Sign in" })).toBeVisible();
});

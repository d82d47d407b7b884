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

test("a page of the demo is found by its address, and after a reload", async ({ page, site }) => {
  await page.goto(`${site}demo/settings`);
  const heading = page.getByRole("heading", { level: 1, name: "Settings" });
  await expect(heading).toBeVisible();
  await page.getByRole("link", { name: "Tabs" }).click();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Tabs" })).toBeVisible();
  expect(page.url()).toBe(`${site}demo/tabs`);
  await page.goBack();
  await expect(heading).toBeVisible();
});

test("an address that is no page of anything says so", async ({ page, site }) => {
  const response = await page.goto(`${site}no-chapter`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: /not found/i })).toBeVisible();
});

test("a demo that cannot be fetched leaves the page that says so", async ({ page, site }) => {
  await page.route(`${site}demo/`, (route) => route.abort());
  await page.goto(`${site}demo/settings`);
  await expect(page.getByRole("heading", { name: /not found/i })).toBeVisible();
});

// Pictures of the demo's main pages, for a desk, a phone and the dark.
import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "../support/demo-site.ts";

const FOLDER = path.join(import.meta.dirname, "../../../docs/screenshots");
const MOST_BYTES = 150_000;
const DESK = { viewport: { width: 1120, height: 700 } };
const PHONE = { viewport: { width: 360, height: 720 } };

test.use({ contextOptions: { reducedMotion: "reduce" } });

async function take(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `${name}.png`);
  await page.bringToFront();
  // The pointer lies on nothing, and nothing has the focus.
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.screenshot({ path: file, animations: "disabled" });
  expect((await stat(file)).size, `${name}.png is small enough for a repository`).toBeLessThan(MOST_BYTES);
}

test.describe("light, at a desk", () => {
  test.use({ ...DESK, colorScheme: "light" });

  test("the start", async ({ context, openPage }) => {
    await signIn(context);
    const page = await openPage("/");
    await expect(page.getByRole("link", { name: "Change your name" })).toBeVisible();
    await take(page, "start");
  });

  test("three tabs, one of which has signed in", async ({ openPage }) => {
    const [acting, other, watching] = [await openPage("/sign-in"), await openPage("/"), await openPage("/tabs")];
    await acting.getByRole("button", { name: "ada / lovelace" }).click();
    await acting.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(other.getByRole("banner")).toContainText("Ada Lovelace");
    await expect(watching.getByText("sign-in", { exact: true })).toBeVisible();
    await expect(watching.getByText("other tab", { exact: true })).toHaveCount(2);
    await take(watching, "tabs");
  });

  test("settings, with the network cut and the session about to end", async ({ context, openPage }) => {
    await signIn(context);
    const page = await openPage("/settings");
    await page.getByRole("button", { name: "End my session in a minute" }).click();
    await expect(page.getByText("Your session ends soon.")).toBeVisible();
    await page.getByRole("switch").click();
    await expect(page.getByText("You have cut the network")).toBeVisible();
    await take(page, "settings");
  });
});

test.describe("dark, at a desk", () => {
  test.use({ ...DESK, colorScheme: "dark" });

  test("the profile with the menu", async ({ context, openPage }) => {
    await signIn(context);
    const page = await openPage("/profile");
    await page.getByRole("banner").locator("summary").click();
    await take(page, "profile-dark");
  });
});

test.describe("on a phone", () => {
  test.use(PHONE);

  test("sign-in", async ({ openPage }) => {
    const page = await openPage("/sign-in");
    await expect(page.getByLabel("User name")).toBeVisible();
    await take(page, "sign-in-phone");
  });

  test.describe("in the dark", () => {
    test.use({ colorScheme: "dark" });

    test("the start", async ({ context, openPage }) => {
      await signIn(context);
      await take(await openPage("/"), "start-phone-dark");
    });

    test("the tabs", async ({ context, openPage }) => {
      await signIn(context);
      const page = await openPage("/tabs");
      await expect(page.getByRole("heading", { name: "Tab 1" })).toBeVisible();
      await take(page, "tabs-phone-dark");
    });
  });
});

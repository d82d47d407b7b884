// The whole way through the site without a mouse.
import type { Page } from "@playwright/test";
import { expect, signIn, test } from "../support/demo-site.ts";

/** Presses Tab until `target` has the focus, which must be seen. */
async function tabTo(page: Page, target: ReturnType<Page["locator"]>): Promise<void> {
  for (let presses = 0; presses < 25; presses += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) {
      const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle);
      expect(outline, "the focus is visible").not.toBe("none");
      return;
    }
  }
  throw new Error(`${target} cannot be reached`);
}

test("sign in, change the name, see it in the other tab, sign out: by keyboard only", async ({ openPage }) => {
  const other = await openPage("/");
  const page = await openPage("/");
  await page.bringToFront();
  await tabTo(page, page.getByRole("banner").getByRole("link", { name: "Sign in" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/sign-in?callbackUrl=%2F");
  await expect(page.getByRole("main"), "the new page has the focus").toBeFocused();

  await tabTo(page, page.getByLabel("User name"));
  await page.keyboard.type("ada");
  await tabTo(page, page.getByLabel("Password"));
  await page.keyboard.type("wrong");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert"), "the refusal has the focus").toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByLabel("Password")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("lovelace");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("main")).toBeFocused();
  await expect(other.getByRole("banner")).toContainText("Ada Lovelace");
  await tabTo(page, page.getByRole("main").getByRole("link", { name: "Change your name" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/profile");

  await tabTo(page, page.getByLabel("Display name"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Countess Ada");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Saved, in every tab." })).toBeVisible();
  await expect(other.getByRole("banner")).toContainText("Countess Ada");

  const badge = page.getByRole("banner").locator("summary");
  // Backwards, from the form to the header.
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press("Shift+Tab");
    if (await badge.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(badge).toBeFocused();
  await page.keyboard.press("Enter");
  const signOut = page.getByRole("button", { name: "Sign out", exact: true });
  await expect(signOut).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(signOut, "Escape closes the menu").toBeHidden();
  await page.keyboard.press("Enter");
  await tabTo(page, signOut);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/sign-in");
  await expect(page.getByText("You have signed out, in every tab.")).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await expect(other.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("the first stop leads past the header", async ({ openPage }) => {
  const page = await openPage("/tabs");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").getByRole("button", { name: "Ask the server" })).toBeFocused();
});

test("a link of the menu closes the menu", async ({ openPage, context }) => {
  await signIn(context);
  const page = await openPage("/");
  await page.getByRole("banner").locator("summary").click();
  await page.getByRole("banner").getByRole("link", { name: "Profile" }).click();
  await expect(page).toHaveURL("/profile");
  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeHidden();
});

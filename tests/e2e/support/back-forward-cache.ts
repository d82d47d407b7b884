// Pages that are put away and come back as they were, as browsers do it.
import { type Page, expect } from "@playwright/test";
import { CHROMIUM } from "./browsers.ts";

const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-timer-throttling"];

/** Automation switches the back/forward cache off; here it is what is tested. */
export const BACK_FORWARD_CACHE = {
  executablePath: CHROMIUM,
  args,
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
};

/** Goes elsewhere as `leave` does it, and back. */
export async function leaveAndReturn(page: Page, leave: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => addEventListener("pageshow", (event) => ((window as any).__persisted = event.persisted)));
  await leave();
  // A page from the cache has loaded long ago.
  await page.goBack({ waitUntil: "commit" });
  await expect.poll(() => page.evaluate(() => (window as any).__persisted)).toBe(true);
}

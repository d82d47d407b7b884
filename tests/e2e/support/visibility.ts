// Hides and shows a page. The real focus is of no use: without a screen every tab is visible.
import type { Page } from "@playwright/test";

/** Makes the page `hidden` or `visible`, each of these in one tick after the other. */
export async function turn(page: Page, ...states: DocumentVisibilityState[]): Promise<void> {
  await page.evaluate((states) => {
    for (const state of states) {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }
  }, states);
}

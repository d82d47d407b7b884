// Leaves a page by its own script.
import type { Page } from "@playwright/test";

// Each begins after the call has returned: from a page that is gone, no call returns.

/** Goes back, as the button of Firefox and Safari does: Chromium's skips pages that were not touched. */
export const goBack = (page: Page): Promise<void> => page.evaluate(() => void setTimeout(() => history.back()));

/** Goes to an address. */
export const leaveFor = (page: Page, url: string): Promise<void> =>
  page.evaluate((url) => void setTimeout(() => location.assign(url)), url);

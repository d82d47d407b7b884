// Leaves a page by its own script.
import type { Page } from "@playwright/test";

// Each begins after the call has returned: from a page that is gone, no call returns.

/** Goes back, also to pages that the user has not touched, which Chromium's own button skips. */
export const goBack = (page: Page): Promise<void> => page.evaluate(() => void setTimeout(() => history.back()));

/** Goes to an address. */
export const leaveFor = (page: Page, url: string): Promise<void> =>
  page.evaluate((url) => void setTimeout(() => location.assign(url)), url);

// The browsers that the tests run in.

/** The whole of Chromium: for measurements, pictures, and its back/forward cache. */
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Chromium without windows, where a page opens in half the time. It has no back/forward cache. */
export const HEADLESS_SHELL = process.env.CHROMIUM_HEADLESS_SHELL ?? CHROMIUM;

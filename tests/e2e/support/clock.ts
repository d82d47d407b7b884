// The pages' clock, stopped: time passes only when a test says so.
import type { BrowserContext, Page } from "@playwright/test";

/** Stops the clock of every page that is opened from now on, and says at what time. */
export async function stopClock(context: BrowserContext): Promise<number> {
  const now = Date.now();
  await context.clock.install({ time: now });
  await context.clock.pauseAt(now + 1_000);
  return now + 1_000;
}

/**
 * Lets time pass in every page, timer by timer, and waits until the requests of that time are sent.
 */
export async function pass(context: BrowserContext, ms: number): Promise<void> {
  await context.clock.runFor(ms);
  for (const page of context.pages()) await settle(page);
}

/**
 * Lets time pass in steps, so that answers arrive in between.
 *
 * In one go, requests would time out before their answers come.
 */
export async function passInSteps(context: BrowserContext, ms: number, step: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) await pass(context, Math.min(step, ms - passed));
}

/** Waits until the requests that this page has sent have arrived: a later one has. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => fetch("/raw").then((answer) => answer.text()));
}

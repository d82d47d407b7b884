// Time: long, short, past and unreadable.
import type { BrowserContext } from "@playwright/test";
import { pass, stopClock } from "../support/clock.ts";
import { ADA } from "../support/fake-server/accounts.ts";
import { json, text } from "../support/fake-server/reply.ts";
import type { FakeServer } from "../support/fake-server/server.ts";
import { expect, test } from "../support/fault-fixtures.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const until = (expires: string) => json({ user: ADA.user, expires });

const ENDS: [string, (now: number) => string][] = [
  ["in 30 days", (now) => new Date(now + 30 * DAY_MS).toISOString()],
  ["in 100 years", (now) => new Date(now + 36_525 * DAY_MS).toISOString()],
  ["at the end of all dates", () => "+275760-09-13T00:00:00.000Z"],
  ["in the past", () => "2001-01-01T00:00:00.000Z"],
  ["at a time that nobody can read", () => "soon"],
];

for (const [title, expires] of ENDS) {
  for (const poll of [0, 4_294_967_295]) {
    test(`a session that ends ${title}, polled every ${poll} s, costs one request in ten seconds`, async ({
      context,
      server,
      openTab,
    }) => {
      const now = await stopClock(context);
      server.always("GET session", until(expires(now)));
      const tab = await openTab(`poll=${poll}`);
      await tab.shows("status", "authenticated");
      await pass(context, 10_000);
      expect(server.since(0)).toEqual({ "1": ["GET session"] });
    });
  }
}

test("a session is asked for once at its end, though no timer is as long", async ({ context, server, openTab }) => {
  const now = await stopClock(context);
  server.always("GET session", until(new Date(now + 30 * DAY_MS).toISOString()));
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  await pass(context, 30 * DAY_MS - 1_000);
  expect(server.requests("GET session"), "before").toHaveLength(1);
  await pass(context, 2_000);
  expect(server.requests("GET session"), "at its end").toHaveLength(2);
  // Answered before time passes, or it would run into its time-out.
  await tab.shows("refreshing", "false");
  await pass(context, DAY_MS);
  expect(server.requests("GET session"), "the server still says so").toHaveLength(2);
  await tab.shows("status", "authenticated");
});

test("a page that was suspended for sixty polls asks once", async ({ context, server, signIn, openTab }) => {
  await stopClock(context);
  await signIn("ada");
  const tab = await openTab("poll=60");
  await tab.shows("status", "authenticated");
  await context.clock.fastForward(60 * 60_000);
  await pass(context, 1);
  await tab.shows("refreshing", "false");
  expect(server.requests("GET session")).toHaveLength(2);
  await pass(context, 59_000);
  expect(server.requests("GET session"), "and counts from then").toHaveLength(2);
  await pass(context, 2_000);
  await expect.poll(() => server.requests("GET session").length).toBe(3);
});

test("polls go on when the clock is set back", async ({ context, server, signIn, openTab }) => {
  const now = await stopClock(context);
  await signIn("ada");
  const tab = await openTab("poll=60");
  await tab.shows("status", "authenticated");
  await context.clock.setSystemTime(now - DAY_MS);
  await pass(context, 61_000);
  await expect.poll(() => server.requests("GET session").length).toBe(2);
});

test("the wait doubles with each failure, up to a minute", async ({ context, server, openTab }) => {
  await stopClock(context);
  server.always("GET session", text("", 500));
  const tab = await openTab();
  for (const base of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
    await tab.shows("error", "Status");
    await tab.shows("refreshing", "false");
    const asked = server.requests("GET session").length;
    const step = base / 10;
    const waited = await untilAsked(context, server, step, 2 * base);
    expect(waited, `after ${asked} failures`).toBeGreaterThanOrEqual(base / 2);
    expect(waited, `after ${asked} failures`).toBeLessThanOrEqual(base + step);
  }
  await tab.shows("refreshing", "false");
  server.heal("GET session");
  await untilAsked(context, server, 6_000, 60_000);
  await tab.shows("status", "unauthenticated");
  await tab.shows("error", "");
});

/**
 * Lets time pass until the server is asked, and returns how much.
 *
 * In steps, so that the request does not run into its time-out.
 */
async function untilAsked(context: BrowserContext, server: FakeServer, step: number, most: number): Promise<number> {
  const asked = server.requests("GET session").length;
  let waited = 0;
  while (server.requests("GET session").length === asked && waited <= most) {
    await pass(context, step);
    waited += step;
  }
  return waited;
}

// A page that requests the session before the app has started.
import { expect, test } from "../support/fixtures.ts";

test("the app takes the page's answer and asks no more", async ({ front, openTab }) => {
  const tab = await openTab("early=1");
  await tab.shows("status", "unauthenticated");
  await tab.call("sign-in");
  await tab.page.reload();
  await tab.shows("name", "Ada Lovelace");
  await tab.shows("refreshing", "false");
  const reads = front.log.filter(({ what }) => what === "GET session");
  expect(reads, "one for each page, and one for the sign-in").toHaveLength(3);
  const [asked, loaded] = await tab.page.evaluate(() => {
    const entry = (end: string) => performance.getEntriesByType("resource").find(({ name }) => name.endsWith(end));
    const wasm = entry(".wasm") as PerformanceResourceTiming;
    return [entry("/session")!.startTime, wasm.responseEnd];
  });
  expect(asked, "before the app had arrived").toBeLessThan(loaded!);
});

test("a page's request that comes to nothing is made again", async ({ front, openTab, context }) => {
  let failed = 0;
  await context.route("**/api/auth/session", async (route) => {
    if (failed++ > 0) return route.fallback();
    await route.abort();
  });
  const tab = await openTab("early=1");
  await tab.shows("status", "unauthenticated");
  expect(front.log.map(({ what }) => what)).toEqual(["GET session"]);
});

test("a page's request that never ends is given up like one of the app's own", async ({ front, openTab }) => {
  const release = front.hold("GET session");
  const tab = await openTab("early=1");
  await tab.shows("refreshing", "true");
  await tab.click("unmount");
  await expect.poll(() => front.log.map(({ gaveUp }) => gaveUp)).toEqual([true]);
  release();
  await tab.click("mount");
  await tab.shows("status", "unauthenticated");
});

test("an answer that is older than what another tab tells does not count", async ({ context, openTab }) => {
  const first = await openTab();
  await first.shows("status", "unauthenticated");
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route("**/api/auth/session", async (route) => {
    const isEarly = route.request().headers()["referer"]?.includes("tab=2");
    if (!isEarly) return route.fallback();
    const response = await route.fetch();
    await released;
    // The page may have given it up.
    await route.fulfill({ response }).catch(() => undefined);
  });
  const second = await openTab("early=1");
  await second.shows("refreshing", "true");
  await first.call("sign-in");
  await second.shows("name", "Ada Lovelace");
  release();
  await second.shows("refreshing", "false");
  await second.shows("name", "Ada Lovelace");
});

for (const [title, left] of [
  ["of another server", { url: "/other/auth/session", at: 1, answer: null, controller: null }],
  ["of another shape", "yes"],
  ["without a request", { url: "/api/auth/session", at: 1 }],
  ["from the future", { url: "/api/auth/session", at: 9e15 }],
] as const) {
  test(`what a page has left ${title} is not taken`, async ({ front, context, openTab }) => {
    await context.addInitScript((left) => {
      (window as any).__authjsSession = left;
    }, left as unknown);
    const tab = await openTab();
    await tab.shows("status", "unauthenticated");
    expect(front.log.map(({ what }) => what)).toEqual(["GET session"]);
  });
}

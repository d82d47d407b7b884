import { expect, test } from "../support/fixtures.ts";

test.describe("without BroadcastChannel", () => {
  test.beforeEach(async ({ context }) => {
    await context.addInitScript(() => {
      delete (window as any).BroadcastChannel;
    });
  });

  test("tabs are kept in step by storage events, and the session is not stored", async ({ openTabs }) => {
    const [first, second, third] = await openTabs(3, "unauthenticated");
    await second!.page.evaluate(() => {
      (window as any).__stored = [];
      addEventListener("storage", (event) => (window as any).__stored.push(event.newValue));
    });
    await first!.call("sign-in");
    for (const tab of [first!, second!, third!]) await tab.shows("name", "Ada Lovelace");
    await third!.call("update");
    for (const tab of [first!, second!, third!]) await tab.shows("name", "Ada L.");
    await second!.call("sign-out");
    for (const tab of [first!, second!, third!]) await tab.shows("status", "unauthenticated");
    const stored = await second!.page.evaluate(() => (window as any).__stored.join());
    expect(stored, "messages did go through storage").toContain("hint");
    expect(stored).not.toMatch(/Ada|example\.com/);
  });

  test("an invalidation costs each tab one request and no more", async ({ front, openTabs }) => {
    const [first, second, third] = await openTabs(3, "unauthenticated");
    expect(front.log, "a new tab that finds nobody signed in costs the others nothing").toHaveLength(3);
    const start = front.log.length;
    await first!.call("sign-in");
    await second!.shows("status", "authenticated");
    await third!.shows("status", "authenticated");
    const asked = front.since(start);
    expect(asked["2"]).toEqual(["GET session"]);
    expect(asked["3"]).toEqual(["GET session"]);
  });
});

test("without channels and storage each tab works by itself", async ({ context, openTabs }) => {
  await context.addInitScript(() => {
    delete (window as any).BroadcastChannel;
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  const [first, second] = await openTabs(2, "unauthenticated");
  await first!.call("sign-in");
  await first!.shows("status", "authenticated");
  await second!.shows("status", "unauthenticated");
  await second!.call("refresh");
  await second!.shows("status", "authenticated");
  expect((await first!.call("sign-out")).ok).toBeTruthy();
  await first!.shows("status", "unauthenticated");
});

test("share=0 sends invalidations instead of the session", async ({ front, openTab }) => {
  const [first, second] = [await openTab("share=0"), await openTab("share=0")];
  await first.shows("status", "unauthenticated");
  await second.shows("status", "unauthenticated");
  const start = front.log.length;
  await first.call("sign-in");
  await second.shows("name", "Ada Lovelace");
  expect(front.since(start)["2"]).toEqual(["GET session"]);
});

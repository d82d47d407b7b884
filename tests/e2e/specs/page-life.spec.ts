// Pages that are put away and come back.
import { BACK_FORWARD_CACHE, leaveAndReturn } from "../support/back-forward-cache.ts";
import { expect, test } from "../support/fixtures.ts";
import type { Tab } from "../support/tab.ts";

test.use({ launchOptions: BACK_FORWARD_CACHE });

async function goAwayAndBack({ page }: Tab, meanwhile: () => Promise<unknown>): Promise<void> {
  await leaveAndReturn(page, async () => {
    await page.goto("about:blank");
    await meanwhile();
  });
}

test("a page from the back/forward cache learns what it missed", async ({ openTabs }) => {
  const [first, second] = (await openTabs(2, "unauthenticated")) as [Tab, Tab];
  await first.call("sign-in");
  await second.shows("status", "authenticated");
  await goAwayAndBack(second, () => first.call("sign-out"));
  await second.shows("status", "unauthenticated");
  // It receives the messages of the others again.
  await first.call("sign-in");
  await second.shows("name", "Ada Lovelace");
  expect(await second.openChannels(), "as many as before").toBe(await first.openChannels());
});

test("a page that comes back at once does not trust what it knew", async ({ context, openTabs }) => {
  const [tab] = (await openTabs(1, "unauthenticated")) as [Tab];
  await tab.call("sign-in");
  // As by a page that is rendered on the server: no tab receives a message.
  await goAwayAndBack(tab, () => context.clearCookies({ name: "authjs.session-token" }));
  await tab.shows("status", "unauthenticated");
});

test("a guarded page that comes back sends its visitor away anew", async ({ front, openTab, openTabs }) => {
  const [free] = (await openTabs(1, "unauthenticated")) as [Tab];
  await free.call("sign-in");
  const guarded = await openTab("guard=1");
  await guarded.shows("name", "Ada Lovelace");
  let release = () => {};
  await goAwayAndBack(guarded, async () => {
    await free.call("sign-out");
    // Or the page would be gone before it could be looked at: by the answer of the server or of
    // another tab.
    await free.page.close();
    release = front.hold("GET session");
  });
  release();
  await guarded.page.waitForURL("**/api/auth/signin?**");
});

test("a guarded page that comes back stays if a user has signed in meanwhile", async ({ openTab, openTabs }) => {
  const [free] = (await openTabs(1, "unauthenticated")) as [Tab];
  await free.call("sign-in");
  const guarded = await openTab("guard=1");
  await guarded.shows("name", "Ada Lovelace");
  await goAwayAndBack(guarded, async () => {
    await free.call("sign-out");
    await free.call("sign-in-grace");
  });
  await guarded.shows("name", "Grace Hopper");
});

test("a request under way does not keep a page from the cache, and is made again", async ({ front, openTabs }) => {
  const [first, second] = (await openTabs(2, "unauthenticated")) as [Tab, Tab];
  await first.call("sign-in");
  await second.shows("status", "authenticated");
  const release = front.hold("GET session");
  await second.click("refresh");
  await second.shows("refreshing", "true");
  await goAwayAndBack(second, async () => release());
  expect((await second.result()).ok.user.name).toBe("Ada Lovelace");
  await second.shows("error", "");
});

test("a frozen tab learns what it missed when it wakes up", async ({ context, openTabs }) => {
  const [first, second] = (await openTabs(2, "unauthenticated")) as [Tab, Tab];
  await first.call("sign-in");
  await second.shows("status", "authenticated");
  const second_ = await context.newCDPSession(second.page);
  await second_.send("Page.setWebLifecycleState", { state: "frozen" });
  await first.call("sign-out");
  await first.shows("status", "unauthenticated");
  await second_.send("Page.setWebLifecycleState", { state: "active" });
  await second.shows("status", "unauthenticated");
});

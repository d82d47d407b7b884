// What an app does from inside a callback, and components that go while something is under way.
import { settle } from "../support/clock.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import type { Tab } from "../support/tab.ts";

/** What `on_change` does, and what is true afterwards. */
const REENTRIES: [string, (tab: Tab) => Promise<void>][] = [
  ["sign-out", (tab) => tab.shows("status", "unauthenticated")],
  ["update", (tab) => tab.shows("name", "Ada L.")],
  ["visibilitychange", (tab) => tab.shows("name", "Ada Lovelace")],
  ["unmount", unmounted],
];

for (const [how, check] of REENTRIES) {
  test(`${how} from inside on_change after loading`, async ({ signIn, openTab }) => {
    await signIn("ada");
    const tab = await openTab(`reenter=${how}`);
    await check(tab);
    await settle(tab.page);
  });

  test(`${how} from inside on_change after a sign-in, here and in another tab`, async ({ openTab }) => {
    const [tab, other] = [await openTab(`reenter=${how}`), await openTab(how === "sign-out" ? "" : `reenter=${how}`)];
    for (const each of [tab, other]) await each.shows("status", "unauthenticated");
    await tab.click("sign-in");
    await check(tab);
    await check(other);
    await settle(tab.page);
  });
}

async function unmounted(tab: Tab): Promise<void> {
  // A page whose app has not started yet has no channels either.
  await expect.poll(() => tab.changes()).not.toEqual([]);
  await expect.poll(() => tab.openChannels()).toBe(0);
}

/** A call, and the endpoint that keeps it waiting. */
const CALLS: [string, string][] = [
  ["refresh", "GET session"],
  ["csrf", "GET csrf"],
  ["providers", "GET providers"],
  ["sign-in", "POST callback/credentials"],
  ["sign-out", "POST signout"],
  ["update", "POST session"],
];

for (const [button, endpoint] of CALLS) {
  test(`a provider that is unmounted during ${button} leaves nothing behind`, async ({ server, signIn, openTab }) => {
    await signIn("ada");
    const tab = await openTab();
    await tab.shows("status", "authenticated");
    const hold = server.hold(endpoint, "reply", { times: 1 });
    await tab.click(button);
    await expect.poll(() => hold.held.length).toBe(1);
    await tab.click("unmount");
    await expect.poll(() => tab.openChannels()).toBe(0);
    hold.release();
    // The call ends all the same, so its caller does not wait for ever.
    await tab.result();
    await settle(tab.page);
    const start = server.log.length;
    await tab.page.evaluate(() => {
      window.dispatchEvent(new Event("online"));
      document.dispatchEvent(new Event("visibilitychange"));
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    });
    await settle(tab.page);
    expect(server.since(start), "nobody listens any more").toEqual({});
    expect(await tab.openChannels()).toBe(0);
    await tab.click("mount");
    await tab.shows("status", button === "sign-out" ? "unauthenticated" : "authenticated");
  });
}

test("a provider that is unmounted while it loads can be mounted again", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const hold = server.hold("GET session", "reply", { times: 1 });
  const tab = await openTab();
  await expect.poll(() => hold.held.length).toBe(1);
  await tab.click("unmount");
  await expect.poll(() => hold.held[0]!.gaveUp, "its request is given up").toBe(true);
  await tab.click("mount");
  await tab.shows("name", "Ada Lovelace");
  hold.release();
  await settle(tab.page);
  expect(server.since(0)).toEqual({ "1": ["GET session", "GET session"] });
});

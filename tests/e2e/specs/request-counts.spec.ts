// What each thing costs at the server, in all tabs together.
import { expect, test } from "../support/fixtures.ts";
import type { Tab } from "../support/tab.ts";
import { turn } from "../support/visibility.ts";

const EVERY_5_S = 5_000;

for (const count of [1, 5, 20]) {
  test(`requests with ${count} tabs`, async ({ front, openTab, openTabs }) => {
    test.setTimeout(240_000);
    const tabs = await openTabs(count, "unauthenticated");
    const [first] = tabs as [Tab, ...Tab[]];
    let start = 0;
    const asked = (): Record<string, string[]> => front.since(start);
    const step = async (act: () => Promise<unknown>, after: (tab: Tab) => Promise<void>): Promise<string[]> => {
      start = front.log.length;
      await act();
      for (const tab of tabs) await after(tab);
      for (const tab of tabs) await tab.shows("refreshing", "false");
      const { "1": own = [], ...others } = asked();
      expect(others, "the other tabs ask nothing").toEqual({});
      return own;
    };
    const shows = (name: string) => (tab: Tab) => tab.shows("name", name);

    const signIn = await step(() => first.call("sign-in"), shows("Ada Lovelace"));
    expect(signIn.length, `sign-in: ${signIn}`).toBeLessThanOrEqual(4);

    expect(await step(() => first.call("refresh"), shows("Ada Lovelace"))).toEqual(["GET session"]);

    const update = await step(() => first.call("update"), shows("Ada L."));
    expect(update.length, `update: ${update}`).toBeLessThanOrEqual(3);

    // All tabs are looked at one after another, twice, within the throttle of the update and after
    // it.
    start = front.log.length;
    const focusStart = Date.now();
    for (const tab of [...tabs, ...tabs]) await turn(tab.page, "hidden", "visible");
    const intervals = Math.ceil((Date.now() - focusStart) / EVERY_5_S) + 1;
    expect(Object.values(asked()).flat().length, "focus").toBeLessThanOrEqual(intervals);

    start = front.log.length;
    const another = await openTab();
    await another.shows("name", "Ada L.");
    await another.shows("refreshing", "false");
    expect(asked(), "one more tab").toEqual({ [String(another.id)]: ["GET session"] });
    tabs.push(another);

    const signOut = await step(
      () => first.call("sign-out"),
      (tab) => tab.shows("status", "unauthenticated"),
    );
    expect(signOut.length, `sign-out: ${signOut}`).toBeLessThanOrEqual(3);
  });
}

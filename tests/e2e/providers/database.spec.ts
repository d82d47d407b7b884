// While Auth.js cannot reach its database it answers 200 `null`, as for a visitor, and keeps the
// cookie.
import type { Tab } from "../support/tab.ts";
import { expect, testDatabase as test } from "../support/provider-fixtures.ts";

/** Polls, so that requests are sent without a call of the app. */
const POLLING = "poll=2";

const shown = async (tabs: Tab[], text: string): Promise<void> => {
  for (const tab of tabs) await tab.shows("status", text);
};

for (const reads of [1, 2, 4]) {
  test(`a database that is away for ${reads} reads ends no session`, async ({ front, loseDatabase, mailbox, openTab }) => {
    const first = await openTab(POLLING);
    await first.shows("status", "unauthenticated");
    await first.call("sign-in-mail-stay");
    await first.page.goto((await mailbox.next()).links[0]!);
    await first.shows("status", "authenticated");
    const tabs = [first, await openTab(POLLING)];
    await shown(tabs, "authenticated");

    const start = front.log.length;
    await loseDatabase(reads);
    const answers = () =>
      front.log.slice(start).flatMap(({ what, body }) => (what === "GET session" && body ? [body === "null"] : []));
    // Nobody clicks, and the server has had its database back for some time.
    await expect.poll(() => answers().lastIndexOf(true), { timeout: 30_000 }).toBe(reads - 1);
    await expect.poll(() => answers().slice(reads).length, { timeout: 30_000 }).toBeGreaterThan(0);
    await shown(tabs, "authenticated");
    for (const tab of tabs) {
      const ends = tab.statuses.slice(tab.statuses.indexOf("authenticated")).filter((status) => status === "unauthenticated");
      expect(ends.length, `times that tab ${tab.id} showed nobody`).toBeLessThanOrEqual(reads === 1 ? 0 : 1);
    }
    expect(front.log.slice(start).map(({ what }) => what), "only the session was asked for").not.toContain("GET csrf");
  });
}

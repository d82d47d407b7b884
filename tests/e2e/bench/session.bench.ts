// One session in many tabs: the requests that each change costs, and when each tab shows it.
import { setTimeout as sleep } from "node:timers/promises";
import { LIBRARIES } from "../support/journeys/stage.ts";
import type { Tab } from "../support/tab.ts";
import { turn } from "../support/visibility.ts";
import { test } from "./fixtures.ts";
import { RUNS, TABS } from "./settings.ts";
import { clickedAt, renders, shownAfter } from "./watched.ts";

/** Longer than we let pass after one look at a tab before the next one counts. */
const THROTTLE_MS = 5_500;
/** As someone who holds down the keys for the next tab. */
const LOOK_MS = 250;

const SIGNED_IN = { status: "authenticated" };

for (const library of LIBRARIES) {
  for (const count of TABS[library]) {
    test(`${library}: one session in ${count} tabs`, async ({ site, open, openMany, note }) => {
      const measured = (row: string, value: number | null): void => note({ row, tabs: count, library, value });
      const tabs = await openMany(library, count);
      const [first, ...others] = tabs;

      /** Acts, and counts what that costs until all tabs are at rest. */
      const cost = async (row: string, act: () => Promise<void>): Promise<void> => {
        const start = site.log.length;
        await act();
        await site.quiet();
        measured(`${row}.requests`, site.log.length - start);
      };
      const call = async (button: string): Promise<void> => {
        const { err } = await first.call(button);
        if (err) throw new Error(`${button}: ${err.message}`);
      };
      /** Clicks a button of the first tab. */
      const click = async (button: string): Promise<void> => {
        const before = await renders(first);
        await cost(button, () => call(button));
        const after = await renders(first);
        for (const what of ["renders", "user-renders"] as const) measured(`${button}.${what}`, after[what] - before[what]);
      };
      /** Says how long after that click it was shown. */
      const show = async (button: string, shown: { status?: string; name?: string }): Promise<void> => {
        const start = await clickedAt(first);
        const after = (tab: Tab) => shownAfter(tab, start, shown);
        const here = await after(first);
        measured(`${button}.here`, here);
        if (others.length === 0) return;
        const all = await Promise.all(others.map(after));
        const last = all.includes(null) ? null : Math.max(...all.map((ms) => ms ?? 0));
        measured(`${button}.last`, last);
        const earliest = Math.min(...[here, ...all].map((ms) => ms ?? 0));
        measured(`${button}.spread`, last === null ? null : last - earliest);
      };

      for (let run = 0; run < RUNS; run += 1) {
        await click("sign-in");
        await show("sign-in", SIGNED_IN);
        // next-auth/react does not announce a sign-in without redirect, but it does announce this.
        await call("refresh");
        await site.quiet();
        await click("refresh");

        await click("update");
        await show("update", { name: "Ada L." });

        await sleep(THROTTLE_MS);
        await cost("focus", async () => {
          for (const { page } of tabs) {
            await turn(page, "hidden", "visible");
            await sleep(LOOK_MS);
          }
        });

        await cost("new-tab", async () => {
          const another = await open(library);
          await another.shows("status", SIGNED_IN.status);
          const opened = await another.page.evaluate(() => performance.timeOrigin);
          measured("new-tab.shown", await shownAfter(another, opened, SIGNED_IN));
          await site.quiet();
          await another.page.close();
        });

        await click("sign-out");
        await show("sign-out", { status: "unauthenticated" });
      }
    });
  }
}

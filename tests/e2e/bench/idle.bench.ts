// Open tabs where nothing happens: whatever they do then is a waste.
import { setTimeout as sleep } from "node:timers/promises";
import { LIBRARIES } from "../support/journeys/stage.ts";
import { used } from "./cpu-time.ts";
import { test } from "./fixtures.ts";
import { IS_QUICK, RUNS } from "./settings.ts";

const MINUTE_MS = 60_000;

/** How long one measurement takes. */
const SPAN_MS = IS_QUICK ? 5_000 : MINUTE_MS;

/** More than one, for they could keep each other busy. */
const TABS = 5;

for (const library of LIBRARIES) {
  test(`${library}: ${TABS} idle tabs`, async ({ browser, site, openMany, note }) => {
    const [first] = await openMany(library, TABS);
    await first.call("sign-in");
    const devtools = await browser.newBrowserCDPSession();
    await site.quiet();
    for (let run = 0; run < RUNS; run += 1) {
      const before = await used(devtools);
      await sleep(SPAN_MS);
      const value = (((await used(devtools)) - before) / TABS) * (MINUTE_MS / SPAN_MS);
      note({ row: "idle.cpu", tabs: TABS, library, value });
    }
  });
}

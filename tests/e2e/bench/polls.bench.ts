// The session requests of tabs that are not used.
import { setTimeout as sleep } from "node:timers/promises";
import { LIBRARIES } from "../support/journeys/stage.ts";
import { test } from "./fixtures.ts";
import { POLL_S, RUNS, TABS } from "./settings.ts";

const INTERVAL_MS = POLL_S * 1_000;

for (const library of LIBRARIES) {
  for (const count of TABS[library]) {
    test(`${library}: polls of ${count} tabs`, async ({ site, openMany, note }) => {
      const [first] = await openMany(library, count, `poll=${POLL_S}`);
      await first.call("sign-in");
      // So that next-auth/react's other tabs know of it.
      await first.call("refresh");
      await sleep(INTERVAL_MS);
      const start = Date.now();
      await sleep(RUNS * INTERVAL_MS);
      for (let run = 0; run < RUNS; run += 1) {
        const from = start + run * INTERVAL_MS;
        const asked = site.log.filter(({ arrivedAt }) => arrivedAt >= from && arrivedAt < from + INTERVAL_MS);
        note({ row: "poll.requests", tabs: count, library, value: asked.length });
      }
    });
  }
}

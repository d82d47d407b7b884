// A page that posts without end on next-auth's channel: what receiving it costs.
import { setTimeout as sleep } from "node:timers/promises";
import { LIBRARIES } from "../support/journeys/stage.ts";
import { RawPage } from "../support/raw-page.ts";
import { used } from "./cpu-time.ts";
import { test } from "./fixtures.ts";
import { RUNS, TABS } from "./settings.ts";

const MESSAGES = 50;
const NEXT_AUTH = "next-auth";
// Of next-auth's triggers, the one that no tab may delay.
const MESSAGE = { event: "session", data: { trigger: "signout" } };
const IDLE_MS = 3_000;

for (const library of LIBRARIES) {
  for (const count of TABS[library]) {
    test(`${library}: a storm of messages in ${count} tabs`, async ({ browser, context, site, openMany, note }) => {
      const [first] = await openMany(library, count);
      await first.call("sign-in");
      await first.call("refresh");
      const raw = await RawPage.open(context, site, NEXT_AUTH);
      const devtools = await browser.newBrowserCDPSession();

      await site.quiet();
      const idle = await used(devtools);
      await sleep(IDLE_MS);
      const idlePerMs = ((await used(devtools)) - idle) / IDLE_MS;

      for (let run = 0; run < RUNS; run += 1) {
        const [start, before, asked] = [Date.now(), await used(devtools), site.log.length];
        await raw.post(NEXT_AUTH, ...Array.from({ length: MESSAGES }, () => MESSAGE));
        await site.quiet();
        const cpu = (await used(devtools)) - before - idlePerMs * (Date.now() - start);
        note({ row: "storm.requests", tabs: count, library, value: site.log.length - asked });
        note({ row: "storm.cpu", tabs: count, library, value: Math.max(cpu, 0) / (MESSAGES * count) });
      }
    });
  }
}

// The first visit: how long it takes, on this machine and as on a slow phone.
import type { CDPSession } from "@playwright/test";
import { test } from "./fixtures.ts";
import { IS_QUICK, RUNS } from "./settings.ts";
import { visits } from "./visits.ts";

/** A load is short and depends on everything that the machine does, so there are more of them. */
const LOADS = RUNS * 3;

/** Fewer of those, for each takes seconds. */
const PHONE_LOADS = IS_QUICK ? 1 : 9;

/** A slow phone: 1.6 Mbit/s, 150 ms away, a fourth of this machine's speed. */
async function beSlow(devtools: CDPSession): Promise<void> {
  const bytesPerSecond = 1_600_000 / 8;
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

test("the first visit", async ({ browser, context, site, open, note }) => {
  for await (const { library, kind, ...seen } of visits({ browser, context, site, open }, LOADS)) {
    const measured = (row: string, value: number): void => note({ row: `load.${row}`, tabs: 1, library, value });
    measured(kind, seen.known);
    if (kind.startsWith("early")) continue;
    measured("asked", seen.asked);
    measured("busy", seen.busy);
    measured("bytes", seen.kilobytes);
  }
});

test("the first visit on a slow phone", async ({ browser, context, site, open, note }) => {
  for await (const { library, kind, known } of visits({ browser, context, site, open }, PHONE_LOADS, beSlow)) {
    note({ row: `phone.${kind}`, tabs: 1, library, value: known });
  }
});

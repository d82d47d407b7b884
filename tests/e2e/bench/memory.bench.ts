// What a signed-in tab keeps in memory.
import type { Page } from "@playwright/test";
import { LIBRARIES } from "../support/journeys/stage.ts";
import { test } from "./fixtures.ts";
import { RUNS } from "./settings.ts";
import { SAME_APPS } from "./site.ts";

/** Trunk's page fires an event when its app has started, and gives its memory. */
function keepMemory(): void {
  addEventListener("TrunkApplicationStarted", (event) => {
    (window as any).__memory = (event as CustomEvent).detail.wasm.memory;
  });
}

async function memory(page: Page): Promise<{ js: number; wasm: number }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.enable");
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("Performance.enable");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const js = metrics.find(({ name }) => name === "JSHeapUsedSize")!.value;
  const wasm: number = await page.evaluate(() => (window as any).__memory?.buffer.byteLength ?? 0);
  return { js: js / 1e6, wasm: wasm / 1e6 };
}

test("memory of a tab", async ({ browser, context, site, open, note }) => {
  const visitor = await open("yew-authjs");
  await visitor.call("sign-in");
  const storageState = await context.storageState();
  await visitor.page.close();
  for (let run = 0; run < RUNS; run += 1) {
    for (const library of LIBRARIES) {
      // A context of its own, or the tabs could share one heap.
      const fresh = await browser.newContext({ storageState });
      const page = await fresh.newPage();
      await page.addInitScript(keepMemory);
      await page.goto(site.origin + SAME_APPS[library]);
      await page.getByText("Ada Lovelace").waitFor();
      await site.quiet();
      const { js, wasm } = await memory(page);
      await fresh.close();
      for (const [row, value] of Object.entries({ js, wasm, sum: js + wasm })) note({ row: `memory.${row}`, tabs: 1, library, value });
    }
  }
});

// The first visit: a browser that has neither app, and a visitor who is signed in or not.
import type { Page } from "@playwright/test";
import { LIBRARIES } from "../support/journeys/stage.ts";
import { test } from "./fixtures.ts";
import { RUNS } from "./settings.ts";
import { SAME_APPS } from "./site.ts";

/** A load is short and depends on everything that the machine does, so there are more of them. */
const LOADS = RUNS * 3;

interface Load {
  /** Milliseconds since the navigation began. */
  known: number;
  asked: number;
  kilobytes: number;
}

/** Notes when the page shows who is signed in, from outside of both apps. */
function watch(): void {
  const seen = (): void => {
    if (!/authenticated/.test(document.body?.textContent ?? "")) return;
    (window as any).__known ??= performance.now();
    observer.disconnect();
  };
  const observer = new MutationObserver(seen);
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}

/** Waits until the page shows that, and reads how it came to it. */
async function load(page: Page, url: string): Promise<Load> {
  await page.addInitScript(watch);
  await page.goto(url);
  // Rarely, for looking takes time that the page would have.
  await page.waitForFunction(() => (window as any).__known !== undefined, undefined, { polling: 250 });
  return page.evaluate(() => {
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceResourceTiming[];
    const isAuth = ({ name }: PerformanceEntry): boolean => new URL(name).pathname.startsWith("/api/auth/");
    const files = new Map([navigation!, ...resources.filter((entry) => !isAuth(entry))].map((entry) => [entry.name, entry.encodedBodySize]));
    return {
      known: (window as any).__known,
      asked: resources.find(isAuth)!.startTime,
      kilobytes: [...files.values()].reduce((sum, size) => sum + size, 0) / 1_000,
    };
  });
}

test("the first visit", async ({ browser, context, site, open, note }) => {
  const visitor = await open("yew-authjs");
  await visitor.call("sign-in");
  const signedIn = await context.storageState();
  await visitor.page.close();
  // Only our app takes over what its page has asked for; next-auth's is loaded once more in the
  // same way.
  const visits: [row: string, of: typeof signedIn | undefined, query: string][] = [
    ["load.signed-out", undefined, ""],
    ["load.signed-in", signedIn, ""],
    ["load.early-out", undefined, "?early=1"],
    ["load.early-in", signedIn, "?early=1"],
  ];
  // Run by run, so that other load of the machine affects both; the first run warms the server up.
  for (let run = -1; run < LOADS; run += 1) {
    for (const library of LIBRARIES) {
      for (const [row, storageState, query] of visits) {
        const fresh = await browser.newContext({ storageState });
        const { known, asked, kilobytes } = await load(await fresh.newPage(), site.origin + SAME_APPS[library] + query);
        await fresh.close();
        if (run < 0) continue;
        const measured = (row: string, value: number): void => note({ row, tabs: 1, library, value });
        measured(row, known);
        if (query) continue;
        measured("load.asked", asked);
        measured("load.bytes", kilobytes);
      }
    }
  }
});

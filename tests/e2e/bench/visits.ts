// First visits: a browser that has neither app, and a visitor who is signed in or not.
import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";
import { LIBRARIES, type Library } from "../support/journeys/stage.ts";
import type { Tab } from "../support/tab.ts";
import { SAME_APPS, type Site } from "./site.ts";

type Cookies = Awaited<ReturnType<BrowserContext["storageState"]>>;

export interface Visit {
  library: Library;
  /** What kind of visit: `early-` with a request of the page's own script. */
  kind: "signed-out" | "signed-in" | "early-out" | "early-in";
  /** Milliseconds since the navigation began. */
  known: number;
  asked: number;
  /** Milliseconds that the main thread was busy until a look, one each 250 ms, found it known. */
  busy: number;
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
async function load(page: Page, devtools: CDPSession, url: string): Promise<Omit<Visit, "library" | "kind">> {
  await devtools.send("Performance.enable");
  await page.addInitScript(watch);
  await page.goto(url);
  // Rarely, for looking takes time that the page would have.
  await page.waitForFunction(() => (window as any).__known !== undefined, undefined, { polling: 250 });
  const { metrics } = await devtools.send("Performance.getMetrics");
  const seconds = metrics.find(({ name }) => name === "TaskDuration")!.value;
  const seen = await page.evaluate(() => {
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
  return { ...seen, busy: seconds * 1_000 };
}

/** Signs in, and returns the cookies. */
async function signedInAt(context: BrowserContext, open: (library: Library) => Promise<Tab>): Promise<Cookies> {
  const visitor = await open("yew-authjs");
  await visitor.call("sign-in");
  const cookies = await context.storageState();
  await visitor.page.close();
  return cookies;
}

interface Stage {
  browser: Browser;
  context: BrowserContext;
  site: Site;
  open: (library: Library) => Promise<Tab>;
}

/**
 * Visits both apps `count` times in each way, with a new browser profile that `equip` has prepared.
 */
export async function* visits(stage: Stage, count: number, equip?: (devtools: CDPSession) => Promise<unknown>): AsyncGenerator<Visit> {
  const signedIn = await signedInAt(stage.context, stage.open);
  // Only our app takes over what its page has asked for; next-auth's is loaded once more in the
  // same way.
  const ways: [kind: Visit["kind"], of: Cookies | undefined, query: string][] = [
    ["signed-out", undefined, ""],
    ["signed-in", signedIn, ""],
    ["early-out", undefined, "?early=1"],
    ["early-in", signedIn, "?early=1"],
  ];
  // Run by run, so that other load of the machine affects both; the first run warms the server up.
  for (let run = -1; run < count; run += 1) {
    for (const library of LIBRARIES) {
      for (const [kind, storageState, query] of ways) {
        const fresh = await stage.browser.newContext({ storageState });
        const page = await fresh.newPage();
        const devtools = await fresh.newCDPSession(page);
        await equip?.(devtools);
        const seen = await load(page, devtools, stage.site.origin + SAME_APPS[library] + query);
        await fresh.close();
        if (run >= 0) yield { library, kind, ...seen };
      }
    }
  }
}

// The fixture of every measurement: both apps at one origin with a real Auth.js server, tabs there,
// and a place for its numbers.
import { test as base } from "@playwright/test";
import { Backend } from "../support/backend.ts";
import type { Library } from "../support/journeys/stage.ts";
import { withReactPage } from "../support/react-dist.ts";
import { Tab } from "../support/tab.ts";
import type { Sample } from "./results.ts";
import { DELAY_MS } from "./settings.ts";
import { PATHS, Site } from "./site.ts";

/** Names of what the tests attach for the reporter. */
export const SAMPLES = "samples";
export const CHROMIUM = "chromium";

interface BenchFixtures {
  site: Site;
  /** Opens a tab that knows who is signed in; `query` as in `poll=5`. */
  open: (library: Library, query?: string) => Promise<Tab>;
  /** As many of them. */
  openMany: (library: Library, count: number, query?: string) => Promise<[Tab, ...Tab[]]>;
  note: (sample: Sample) => void;
}

export const test = base.extend<BenchFixtures, { reactDist: string }>({
  reactDist: [async ({}, use) => withReactPage(use), { scope: "worker" }],

  site: async ({ reactDist }, use) => {
    const site = await Site.open(reactDist);
    const server = await Backend.start("authjs");
    site.forwardTo(server.origin);
    site.delay(DELAY_MS);
    await use(site);
    await site.stop();
    await server.stop();
  },

  open: async ({ context, site }, use) => {
    let id = 0;
    await use(async (library, query = "") => {
      id += 1;
      const tab = new Tab(await context.newPage(), id);
      await tab.page.goto(`${site.origin}${PATHS[library]}?tab=${id}&${query}`);
      await tab.shows("status", /authenticated/);
      return tab;
    });
  },

  openMany: async ({ open, site }, use) => {
    await use(async (library, count, query) => {
      const tabs: [Tab, ...Tab[]] = [await open(library, query)];
      while (tabs.length < count) tabs.push(await open(library, query));
      await site.quiet();
      return tabs;
    });
  },

  note: async ({ browser }, use, info) => {
    const samples: Sample[] = [];
    await use((sample) => void samples.push(sample));
    await info.attach(SAMPLES, { body: JSON.stringify(samples), contentType: "application/json" });
    await info.attach(CHROMIUM, { body: browser.version(), contentType: "text/plain" });
  },
});

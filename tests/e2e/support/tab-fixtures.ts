// Tabs of one browser at one origin, and the invariants checked afterwards. Each suite says which
// origin.
import { test as base, expect } from "@playwright/test";
import { checkReads, checkTab } from "./invariants.ts";
import type { Origin } from "./origin.ts";
import { watchChannels, watchPage, watchReads } from "./page-life.ts";
import { Tab } from "./tab.ts";

export interface TabFixtures {
  /** Where the auth server is. */
  site: Origin;
  /** Where the probe is: the same place, unless a suite says otherwise. */
  pages: Origin;
  /** Opens a tab with the probe; `query` as in `poll=5&focus=0`. */
  openTab: (query?: string) => Promise<Tab>;
  /** Opens tabs that all show `status`. */
  openTabs: (count: number, status: string) => Promise<Tab[]>;
}

export const test = base.extend<TabFixtures>({
  site: async ({}, _use) => {
    throw new Error("this suite has no origin");
  },

  pages: async ({ site }, use) => use(site),

  openTab: async ({ context, pages, site }, use) => {
    const tabs: Tab[] = [];
    const complaints: string[] = [];
    for (const watch of [watchPage, watchReads, watchChannels]) await context.addInitScript(watch);
    context.on("weberror", (error) => complaints.push(String(error.error())));
    context.on("console", (message) => {
      if (/panicked at|unreachable/.test(message.text())) complaints.push(message.text());
    });
    await use(async (query = "") => {
      const id = tabs.length + 1;
      const page = await context.newPage();
      const tab = new Tab(page, id, query.includes("two=1") ? 3 : 2);
      await page.exposeFunction("__told", tab.hear.bind(tab));
      await page.goto(`${pages.origin}/?tab=${id}&base=${site.base}${query && `&${query}`}`);
      tabs.push(tab);
      return tab;
    });
    for (const tab of tabs.filter((tab) => !tab.page.isClosed() && tab.page.url().startsWith(`${pages.origin}/?`))) {
      await checkTab(tab, site);
    }
    tabs.forEach(checkReads);
    // Last, for a page complains a little after it has failed.
    expect(complaints, "no panic, no unhandled rejection").toEqual([]);
  },

  openTabs: async ({ openTab }, use) => {
    await use(async (count, status) => {
      const tabs: Tab[] = [];
      for (let i = 0; i < count; i += 1) {
        const tab = await openTab();
        await tab.shows("status", status);
        tabs.push(tab);
      }
      return tabs;
    });
  },
});

export { expect };

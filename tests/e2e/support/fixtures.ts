// What every spec gets: a server of its own behind a front, tabs of one browser, and the invariants checked afterwards.
import path from "node:path";
import { test as base, expect } from "@playwright/test";
import { Backend, type BackendName } from "./backend.ts";
import { Front } from "./front.ts";
import { checkInvariants, watchPage } from "./invariants.ts";
import { Tab } from "./tab.ts";

const PROBE = process.env.PROBE_DIST ?? path.join(import.meta.dirname, "../probe/dist");

interface WorkerFixtures {
  backend: BackendName;
}

interface TestFixtures {
  front: Front;
  /** Opens a tab with the probe; `query` as in `poll=5&focus=0`. */
  openTab: (query?: string) => Promise<Tab>;
  /** Opens tabs that all show `status`. */
  openTabs: (count: number, status: string) => Promise<Tab[]>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  backend: ["authjs", { option: true, scope: "worker" }],

  front: async ({ backend }, use) => {
    const front = await Front.start(PROBE);
    const server = await Backend.start(backend, front.origin);
    front.forwardTo(server.origin);
    await use(front);
    await front.stop();
    await server.stop();
  },

  openTab: async ({ context, front }, use) => {
    const tabs: Tab[] = [];
    const complaints: string[] = [];
    await context.addInitScript(watchPage);
    context.on("weberror", (error) => complaints.push(String(error.error())));
    context.on("console", (message) => {
      if (/panicked at|unreachable/.test(message.text())) complaints.push(message.text());
    });
    await use(async (query = "") => {
      const id = tabs.length + 1;
      const page = await context.newPage();
      const tab = new Tab(page, id);
      await page.exposeFunction("__shown", tab.hear.bind(tab));
      await page.goto(`${front.origin}/?tab=${id}&base=/api/auth${query && `&${query}`}`);
      tabs.push(tab);
      return tab;
    });
    expect(complaints, "I1: no panic, no unhandled rejection").toEqual([]);
    for (const tab of tabs.filter((tab) => !tab.page.isClosed() && tab.page.url().startsWith(`${front.origin}/?`))) {
      await checkInvariants(tab, front);
    }
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

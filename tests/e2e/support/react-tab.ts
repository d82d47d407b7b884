// Tabs with the published next-auth/react in them, at the same origin as the probe's.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildReactPage } from "../react/build.mjs";
import { expect, test as base } from "./fixtures.ts";
import { Tab } from "./tab.ts";

interface ReactFixtures {
  /** Opens a tab with next-auth/react. Its id tells its requests from those of the probe's tabs. */
  openReactTab: (query?: string) => Promise<Tab>;
}

const FIRST_ID = 101;
const PAGE = '<!doctype html><div id="root"></div><script type="module" src="/react/app.js"></script>';

export const test = base.extend<ReactFixtures, { reactApp: string }>({
  reactApp: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), "react-page-"));
      await buildReactPage(folder);
      await use(await readFile(path.join(folder, "app.js"), "utf8"));
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],

  openReactTab: async ({ context, front, reactApp }, use) => {
    let id = FIRST_ID;
    await context.route("**/react/**", (route) => {
      const isScript = new URL(route.request().url()).pathname.endsWith(".js");
      return route.fulfill(
        isScript ? { contentType: "text/javascript", body: reactApp } : { contentType: "text/html", body: PAGE },
      );
    });
    await use(async (query = "") => {
      const page = await context.newPage();
      const tab = new Tab(page, id);
      await page.exposeFunction("__told", tab.hear.bind(tab));
      await page.goto(`${front.origin}/react/?tab=${id}${query && `&${query}`}`);
      id += 1;
      return tab;
    });
  },
});

export { expect };

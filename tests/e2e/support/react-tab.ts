// Tabs with the published next-auth/react in them, at the same origin as the probe's.
import path from "node:path";
import { expect, test as base } from "./fixtures.ts";
import { withReactPage } from "./react-dist.ts";
import { Tab } from "./tab.ts";

/** The tabs of next-auth/react are numbered from here. */
const FIRST_ID = 101;

interface ReactFixtures {
  /** Opens a tab with next-auth/react. Its id tells its requests from those of the probe's tabs. */
  openReactTab: (query?: string) => Promise<Tab>;
}

export const test = base.extend<ReactFixtures, { reactDist: string }>({
  reactDist: [async ({}, use) => withReactPage(use), { scope: "worker" }],

  openReactTab: async ({ context, front, reactDist }, use) => {
    let id = FIRST_ID;
    await context.route("**/react/**", (route) => {
      const file = path.basename(new URL(route.request().url()).pathname);
      return route.fulfill({ path: path.join(reactDist, file === "react" ? "index.html" : file) });
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

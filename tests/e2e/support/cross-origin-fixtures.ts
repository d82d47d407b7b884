// The app on one origin, a real Auth.js server on another.
import { Backend } from "./backend.ts";
import { Front } from "./front.ts";
import { PROBE } from "./dists.ts";
import { expect, test as tabs } from "./tab-fixtures.ts";

interface CrossOriginFixtures {
  pages: Front;
  /** Whether the server knows of the app's origin. */
  isAllowed: boolean;
  /** Whether the app asks for cookies to be sent to the server. */
  isIncluding: boolean;
}

export const test = tabs.extend<CrossOriginFixtures>({
  isAllowed: [true, { option: true }],
  isIncluding: [true, { option: true }],

  pages: async ({}, use) => {
    const pages = await Front.start(PROBE);
    await use(pages);
    await pages.stop();
    expect(pages.log, "nobody asked the page's own origin").toEqual([]);
  },

  site: async ({ pages, isAllowed }, use) => {
    const site = await Front.start(PROBE);
    const server = await Backend.startAuthServer(isAllowed ? ["--app-origin", pages.origin] : []);
    site.forwardTo(server.origin);
    await use(site);
    await site.stop();
    await server.stop();
  },

  openTab: async ({ openTab, site, isIncluding }, use) => {
    const cookies = isIncluding ? "&include=1" : "";
    await use((query = "") => openTab(`server=${encodeURIComponent(site.origin)}${cookies}${query && `&${query}`}`));
  },
});

export { expect };

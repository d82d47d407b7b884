// The demo with its server in the page, as files below a path of a static host.
import { type Page, test as base, expect } from "@playwright/test";
import { settled } from "./demo-site.ts";
import { StaticSite } from "./static-site.ts";

const DIST = process.env.LIVE_DEMO_DIST ?? "../../target/e2e/live-demo";
const BASE = process.env.LIVE_DEMO_URL ?? "/yew-authjs/demo/";

export const test = base.extend<{ openPage: (path?: string) => Promise<Page> }, { site: StaticSite }>({
  site: [
    async ({}, use) => {
      const site = await StaticSite.start(DIST, BASE);
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],

  // Paths without a slash at their start are below it.
  baseURL: async ({ site }, use) => use(site.url),

  /** Fails if a page of the context asks anyone but the host, or for a file that is not there. */
  context: async ({ context, site }, use) => {
    const complaints: string[] = [];
    context.on("weberror", (error) => complaints.push(String(error.error())));
    context.on("console", (message) => {
      if (/panicked at|unreachable/.test(message.text())) complaints.push(message.text());
    });
    context.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(site.url) && !url.startsWith("data:")) complaints.push(url);
    });
    context.on("response", (response) => {
      // A page of the app is no file: the host sends `404.html`, which is the app.
      if (!response.ok() && !response.request().isNavigationRequest()) complaints.push(response.url());
    });
    await use(context);
    expect(complaints, "no panic, no other host, no missing file").toEqual([]);
  },

  /** Opens a page in a new tab, and waits until the app is there. */
  openPage: async ({ context }, use) => {
    await use(async (path = "") => {
      const page = await context.newPage();
      await page.goto(path);
      await settled(page);
      return page;
    });
  },
});

/** Fills in an account of the demo, and sends the form. */
export async function signIn(page: Page, account = "ada / lovelace"): Promise<void> {
  await page.getByRole("button", { name: account }).click();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export { expect };

// The guide's site below a path, as a static host has it.
import { readdirSync } from "node:fs";
import { test as base, expect } from "@playwright/test";
import { StaticSite } from "./static-site.ts";

const DIST = process.env.SITE_DIST ?? "../../target/site";

export const test = base.extend<object, { site: string }>({
  site: [
    async ({}, use) => {
      const site = await StaticSite.start(DIST, "/yew-authjs/");
      await use(site.url);
      await site.stop();
    },
    { scope: "worker" },
  ],
});

/** The pages of the chapters. */
export const CHAPTERS = readdirSync(DIST).filter((file) => /^(?!404|index|print|toc).*\.html$/.test(file));

export { expect };

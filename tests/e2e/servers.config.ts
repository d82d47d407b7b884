// `cargo xtask test --only servers`: every server of docs/servers.md.
import { defineConfig } from "@playwright/test";
import config, { siteProjects } from "./playwright.config.ts";
import { type BackendName, SITES, type SiteName } from "./support/servers/table.ts";

export default defineConfig<object, { backend: BackendName }>({
  ...config,
  projects: (Object.keys(SITES) as SiteName[]).flatMap(siteProjects),
});

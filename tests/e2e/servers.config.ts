// `cargo xtask test --only servers`: every server of docs/servers.md, and those of the examples.
import { defineConfig } from "@playwright/test";
import config, { siteProjects } from "./playwright.config.ts";
import type { ExampleOptions } from "./support/examples.ts";
import { type BackendName, SITES, type SiteName } from "./support/servers/table.ts";

/** What the README of each example sets; the secrets are 32 bytes or more. */
const SECRET = "only-for-tests-only-for-tests-only-for-tests";
const EXAMPLES: Partial<ExampleOptions>[] = [
  { server: "next-auth-5", settings: { AUTH_SECRET: SECRET, AUTH_URL: "http://localhost:8080" }, host: "localhost" },
  { server: "next-auth-4", settings: { NEXTAUTH_SECRET: SECRET, NEXTAUTH_URL: "http://127.0.0.1:8080" } },
  { server: "sveltekit", settings: { AUTH_SECRET: SECRET, ORIGIN: "http://127.0.0.1:8080", HOST: "127.0.0.1" } },
];

/** The apps with the server's own sign-in page, and with one of theirs and roles. */
const APPS = ["minimal", "router-guards"];

export default defineConfig<object, { backend: BackendName } & ExampleOptions>({
  ...config,
  projects: [
    ...(Object.keys(SITES) as SiteName[]).flatMap(siteProjects),
    ...EXAMPLES.map((use) => ({
      name: `example-${use.server}`,
      testDir: "examples",
      testMatch: APPS.map((app) => `${app}.spec.ts`),
      use,
    })),
  ],
});

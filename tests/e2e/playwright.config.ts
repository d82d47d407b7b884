import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";
import { HEADLESS_SHELL } from "./support/browsers.ts";
import { type BackendName, IN_EVERY_RUN, type SiteName } from "./support/servers/table.ts";

// Debian's Chromium as root: no sandbox to set up, and no calls home.
export const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Tabs in the background are what is tested here; they must not be put to sleep.
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
  "--disable-backgrounding-occluded-windows",
];

type Projects = NonNullable<PlaywrightTestConfig<object, { backend: BackendName }>["projects"]>;

// Messages between tabs and the number of requests depend on the client alone: one server will do.
const OWN_AFFAIRS = ["polls", "request-counts", "next-auth", "invalidations", "fallback", "page-life", "early"];

/** The specs, for a server beside the first. */
const specs = (backend: BackendName) => ({
  name: backend,
  testDir: "specs",
  testIgnore: OWN_AFFAIRS.map((name) => `${name}.spec.ts`),
  use: { backend },
});

/** What the table of servers says of a site. */
const calls = (backend: SiteName) => ({ name: `calls-${backend}`, testDir: "calls", use: { backend } });

// The specs have run at Express, where they are called `authjs`, and at next-auth 5. They count
// requests, of which a slash more makes two, and follow addresses, which leave the base path out.
const WITHOUT_SPECS: readonly SiteName[] = ["express", "next-auth-5-trailing-slash", "next-auth-5-base-path"];

/** The projects for the server of a site. */
export const siteProjects = (name: SiteName): Projects =>
  WITHOUT_SPECS.includes(name) ? [calls(name)] : [specs(name), calls(name)];

export default defineConfig<object, { backend: BackendName }>({
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./support/servers/reporter.ts"]],
  use: {
    launchOptions: { executablePath: HEADLESS_SHELL, args },
  },
  projects: [
    // The same specs against both servers, in a browser and then without one.
    { name: "authjs", testDir: "specs", use: { backend: "authjs" } },
    specs("demo-server"),
    { name: "conformance-authjs", testDir: "conformance", use: { backend: "authjs" } },
    { name: "conformance-demo-server", testDir: "conformance", use: { backend: "demo-server" } },
    { name: "conformance-next-auth-5", testDir: "conformance", use: { backend: "next-auth-5" } },
    // Against Auth.js only: the demo server has one provider, and its users are known to itself.
    { name: "providers", testDir: "providers" },
    // Against Auth.js on an origin of its own.
    { name: "cross-origin", testDir: "cross-origin" },
    // What users of both libraries see, on one real Auth.js server.
    { name: "journeys", testDir: "journeys", use: { backend: "authjs" } },
    // What no real server does when it is asked to.
    { name: "faults", testDir: "faults" },
    // The demo as it is deployed, by its own server.
    { name: "demo-site", testDir: "demo-site" },
    // The demo with its server in the page, as any static host has it.
    { name: "live-demo", testDir: "live-demo" },
    // Servers as sites have them; `servers.config.ts` has the others.
    ...IN_EVERY_RUN.flatMap(siteProjects),
  ],
});

import { defineConfig } from "@playwright/test";
import type { BackendName } from "./support/backend.ts";

// Debian's Chromium as root: no sandbox to set up, and no calls home.
const args = [
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

export default defineConfig<object, { backend: BackendName }>({
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args },
  },
  projects: [
    // The same specs against both servers, in a browser and then without one.
    { name: "authjs", testDir: "specs", use: { backend: "authjs" } },
    {
      name: "demo-server",
      testDir: "specs",
      // What tabs say to each other, and how often they ask, is the client's own affair, and shown once, on the real server.
      testIgnore: ["polls", "request-counts", "next-auth", "hints", "fallback", "page-life", "early"].map((name) => `${name}.spec.ts`),
      use: { backend: "demo-server" },
    },
    { name: "conformance-authjs", testDir: "conformance", use: { backend: "authjs" } },
    { name: "conformance-demo-server", testDir: "conformance", use: { backend: "demo-server" } },
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
  ],
});

// `cargo xtask bench`: measurements, which pass or fail nothing.
import { defineConfig } from "@playwright/test";
import config, { args } from "./playwright.config.ts";
import { CHROMIUM } from "./support/browsers.ts";

export default defineConfig({
  ...config,
  use: { launchOptions: { executablePath: CHROMIUM, args } },
  testDir: "bench",
  testMatch: "*.bench.ts",
  // Hours, for a slow machine: nothing here fails for the time that it takes.
  timeout: 4 * 60 * 60 * 1_000,
  expect: { timeout: 60_000 },
  reporter: [["line"], ["./bench/reporter.ts"]],
  projects: [{ name: "bench" }],
});

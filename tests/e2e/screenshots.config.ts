// `cargo xtask screenshots`: the pictures of the README.
import { defineConfig } from "@playwright/test";
import config, { args } from "./playwright.config.ts";
import { CHROMIUM } from "./support/browsers.ts";

export default defineConfig({
  ...config,
  use: { launchOptions: { executablePath: CHROMIUM, args } },
  testDir: "screenshots",
  testMatch: "*.shots.ts",
  projects: [{ name: "screenshots" }],
});

// `cargo xtask screenshots`: the pictures of the README.
import { defineConfig } from "@playwright/test";
import config from "./playwright.config.ts";

export default defineConfig({
  ...config,
  testDir: "screenshots",
  testMatch: "*.shots.ts",
  projects: [{ name: "screenshots" }],
});

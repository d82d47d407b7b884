// `cargo xtask bench`: measurements, which pass or fail nothing.
import { defineConfig } from "@playwright/test";
import config from "./playwright.config.ts";

export default defineConfig({
  ...config,
  testDir: "bench",
  testMatch: "*.bench.ts",
  timeout: 600_000,
  projects: [{ name: "authjs" }],
});

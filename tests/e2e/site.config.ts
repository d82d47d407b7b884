// `cargo xtask test --only site`: the guide as it is published.
import { defineConfig } from "@playwright/test";
import config from "./playwright.config.ts";

export default defineConfig({
  ...config,
  reporter: [["list"]],
  projects: [{ name: "site", testDir: "site" }],
});

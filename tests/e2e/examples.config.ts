// `cargo xtask test --only examples`: the examples, and an app made from the template.
import { defineConfig } from "@playwright/test";
import config from "./playwright.config.ts";

export default defineConfig({ ...config, projects: [{ name: "examples", testDir: "examples" }] });

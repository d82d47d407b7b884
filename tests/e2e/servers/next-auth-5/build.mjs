// node build.mjs: builds the site.
// node build.mjs --variants: builds it with a trailing slash, and below a base path.
import { spawnSync } from "node:child_process";
import path from "node:path";

const VARIANTS = [{ TRAILING_SLASH: "1" }, { BASE_PATH: "/shop" }];
const next = path.join(import.meta.dirname, "node_modules/next/dist/bin/next");

for (const setUp of process.argv.includes("--variants") ? VARIANTS : [{}]) {
  const env = { ...process.env, ...setUp, NEXT_TELEMETRY_DISABLED: "1" };
  const { status } = spawnSync(process.execPath, [next, "build"], { cwd: import.meta.dirname, env, stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

// node smallest.mjs FOLDER: the sizes of the apps that `cargo xtask size --smallest` has built
// there. Writes them into docs/guide/smallest-build.md.
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { minified, sizes } from "./sizes.mjs";

const BINARYEN = "binaryen@132.0.0";

const [folder] = process.argv.slice(2);
const page = path.join(import.meta.dirname, "../../../docs/guide/smallest-build.md");

/** What each row has, and the folder of its build. */
const ROWS = [
  ["the profile, and nothing else", "buttons"],
  ["`wasm-opt`", "buttons", { optimize: true }],
  ["the allocator `talc`", "talc"],
  ["the allocator `lol_alloc`", "lol_alloc"],
  ["a standard library of its own", "buttons-rebuilt"],
  ["that, `talc` and `wasm-opt`", "talc-rebuilt", { optimize: true }],
  ["that, `lol_alloc` and `wasm-opt`", "lol_alloc-rebuilt", { optimize: true }],
];

function optimized(wasm) {
  const result = wasm.replace(/\.wasm$/, ".optimized.wasm");
  // The compiler's own features; the module does not name them any more.
  const features = ["bulk-memory", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext", "multivalue"];
  const enabled = features.map((feature) => `--enable-${feature}`);
  execFileSync("npx", ["--yes", `--package=${BINARYEN}`, "wasm-opt", "-Oz", "--converge", ...enabled, wasm, "-o", result], { stdio: "inherit" });
  return result;
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const rows = [];
let first;
for (const [title, build, { optimize = false } = {}] of ROWS) {
  const wasm = path.join(folder, build, "app_bg.wasm");
  const js = await minified(await readFile(path.join(folder, build, "app.js")));
  const { raw, gzip, brotli } = await sizes(await readFile(optimize ? optimized(wasm) : wasm), js);
  first ??= gzip;
  rows.push(`| ${title} | ${(gzip / first).toFixed(2)} | ${kilobytes(gzip)} | ${kilobytes(brotli)} | ${kilobytes(raw)} |`);
}

const table = ["| with | of the first | gzip, kB | brotli, kB | raw, kB |", "|---|---:|---:|---:|---:|", ...rows, ""].join("\n");
console.log(table);
const text = await readFile(page, "utf8");
await writeFile(page, text.replace(/(<!-- smallest -->\n)[^]*?(<!-- end -->)/, `$1\n${table}\n$2`));

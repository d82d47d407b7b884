// node profiles.mjs FOLDER: the sizes of the app that `cargo xtask size --profiles` has built there
// with more and more settings. Writes them into docs/guide/smallest-build.md.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { minified, sizes } from "./sizes.mjs";

const [folder] = process.argv.slice(2);
const page = path.join(import.meta.dirname, "../../../docs/guide/smallest-build.md");

/** The folders, and what each changes beside those before it. */
const STEPS = {
  default: "cargo's and Trunk's defaults",
  strip: "`strip = true`",
  "opt-level": '`opt-level = "z"`',
  lto: "`lto = true`",
  "codegen-units": "`codegen-units = 1`",
  panic: '`panic = "abort"`',
};

const read = async (step) => {
  const [wasm, js] = await Promise.all(["app_bg.wasm", "app.js"].map((file) => readFile(path.join(folder, step, file))));
  return { wasm, js };
};

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const rows = [];
let first;
async function row(title, ...files) {
  const { raw, gzip } = await sizes(...files);
  first ??= gzip;
  rows.push(`| ${title} | ${(gzip / first).toFixed(2)} | ${kilobytes(gzip)} | ${kilobytes(raw)} |`);
}

for (const [step, title] of Object.entries(STEPS)) {
  const { wasm, js } = await read(step);
  await row(title, wasm, js);
}
const { wasm, js } = await read("panic");
await row('`minify = "on_release"` in `Trunk.toml`', wasm, await minified(js));

const table = ["| with, beside all above | of the first | gzip, kB | raw, kB |", "|---|---:|---:|---:|", ...rows, ""].join("\n");
console.log(table);
const text = await readFile(page, "utf8");
await writeFile(page, text.replace(/(<!-- profiles -->\n)[^]*?(<!-- end -->)/, `$1\n${table}\n$2`));

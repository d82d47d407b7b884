// node measure.mjs FOLDER [--check]: the sizes of the apps that `cargo xtask size` has built there,
// and of the React app.
//
// Writes docs/benchmarks/size.json and size.md. With --check it writes nothing, and says which app
// has grown beyond what is written there.
import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildReactPage } from "../react/build.mjs";
import { overBudget } from "./budget.mjs";
import { minified, sizes } from "./sizes.mjs";
import { componentTable, table } from "./table.mjs";

const [folder, option] = process.argv.slice(2);
const docs = path.join(import.meta.dirname, "../../../docs/benchmarks");
const record = path.join(docs, "size.json");

async function yewApp(name) {
  const wasm = await readFile(path.join(folder, name, "app_bg.wasm"));
  return sizes(wasm, await minified(await readFile(path.join(folder, name, "app.js"))));
}

async function reactApp() {
  const built = path.join(folder, "react");
  await mkdir(built, { recursive: true });
  await buildReactPage(built);
  return sizes(await readFile(path.join(built, "app.js")));
}

/** The apps with the session and one component each. */
async function components() {
  const names = (await readdir(path.join(folder, "components"))).sort();
  const apps = names.map(async (name) => [name, await yewApp(path.join("components", name))]);
  return Object.fromEntries(await Promise.all(apps));
}

const measured = {
  compiler: execFileSync("rustc", ["--version"], { encoding: "utf8" }).trim(),
  apps: {
    bare: await yewApp("bare"),
    session: await yewApp("session"),
    json: await yewApp("json"),
    buttons: await yewApp("buttons"),
    everything: await yewApp("everything"),
    react: await reactApp(),
  },
  components: await components(),
};
console.log(table(measured));
console.log(componentTable(measured));

if (option === "--check") {
  const recorded = JSON.parse(await readFile(record, "utf8"));
  const problems = overBudget(measured, recorded);
  for (const name of Object.keys({ ...measured.apps, ...measured.components })) console.log(`${problems[name] ? "over budget" : "within budget"}: ${name}${problems[name] ?? ""}`);
  process.exitCode = Object.keys(problems).length > 0 ? 1 : 0;
} else {
  await mkdir(docs, { recursive: true });
  await writeFile(record, `${JSON.stringify(measured, null, 2)}\n`);
  const page = path.join(docs, "size.md");
  const text = await readFile(page, "utf8");
  const withTable = text.replace(/(<!-- table -->\n)[^]*?(<!-- end -->)/, `$1\n${table(measured)}\n$2`);
  await writeFile(page, withTable.replace(/(<!-- components -->\n)[^]*?(<!-- end -->)/, `$1\n${componentTable(measured)}\n$2`));
}

// The numbers in the repository: written by the measurement, and checked by a test.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Results } from "./results.ts";
import { PUBLISHED, ROOT } from "./settings.ts";
import { highlights, page } from "./tables.ts";

export const README = path.join(ROOT, "README.md");

const START = "<!-- written by cargo xtask bench -->\n";
const END = "<!-- until here -->\n";

/** A line for each result, so that a diff tells which of them have changed. */
function lines({ surroundings, results }: Results): string {
  const rows = results.map((result) => `    ${JSON.stringify(result)}`);
  return `{\n  "surroundings": ${JSON.stringify(surroundings)},\n  "results": [\n${rows.join(",\n")}\n  ]\n}\n`;
}

export async function write(folder: string, results: Results): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "results.json"), lines(results));
  await writeFile(path.join(folder, "README.md"), page(results));
}

export async function readResults(): Promise<Results> {
  return JSON.parse(await readFile(path.join(PUBLISHED, "results.json"), "utf8"));
}

/** The project's README with the rows of `results` in place of those that it has. */
export function withHighlights(readme: string, results: Results): string {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start === -1 || end < start) throw new Error(`README.md has no place for the results: ${START}${END}`);
  return readme.slice(0, start + START.length) + highlights(results) + readme.slice(end);
}

// The table of exceptions holds nothing that no test needs any more.
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { EXCEPTIONS } from "../support/conformance/exceptions.ts";
import { expect, test } from "../support/conformance/fixtures.ts";

test("every exception of the demo server is that of a test", async () => {
  const specs = (await readdir(import.meta.dirname)).filter((file) => file.endsWith(".spec.ts"));
  const sources = await Promise.all(specs.map((file) => readFile(path.join(import.meta.dirname, file), "utf8")));
  const tagged = sources.flatMap((source) => [...source.matchAll(/tag: "(@[\w-]+)"/g)].map(([, tag]) => tag));
  expect([...new Set(tagged)].sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});

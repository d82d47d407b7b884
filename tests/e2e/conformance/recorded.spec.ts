// The replies that the library's own tests read (tests/fixtures) are still what Auth.js answers.
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "../support/conformance/fixtures.ts";
import { recordReplies } from "../support/recording.mjs";

const FOLDER = path.join(import.meta.dirname, "../../fixtures");

test("recording them again gives the same files; if not, `cargo xtask fixtures` does", { tag: "@recorded" }, async () => {
  const files = await readdir(FOLDER);
  const texts = files.map(async (file) => [file.replace(/\.json$/, ""), await readFile(path.join(FOLDER, file), "utf8")]);
  const kept = Object.fromEntries(await Promise.all(texts));
  expect(Object.fromEntries(await recordReplies())).toEqual(kept);
});

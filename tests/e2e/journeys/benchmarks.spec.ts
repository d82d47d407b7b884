import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { README, readResults, withHighlights } from "../bench/published.ts";
import { PUBLISHED } from "../bench/settings.ts";
import { page } from "../bench/tables.ts";

test("every published number comes from a measurement", async () => {
  const results = await readResults();
  expect(await readFile(path.join(PUBLISHED, "README.md"), "utf8")).toBe(page(results));
  const readme = await readFile(README, "utf8");
  expect(readme).toBe(withHighlights(readme, results));
});

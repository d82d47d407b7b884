// The same user journeys with both libraries, on one real Auth.js server.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { LIBRARIES, test } from "../support/journeys/stage.ts";
import { JOURNEYS, agreements, differences } from "../support/journeys/table.ts";

for (const { title, run, seen } of JOURNEYS) {
  for (const library of LIBRARIES) {
    test(`${title}: ${library}`, async ({ stage }) => {
      expect(await run(stage(library))).toBe(typeof seen === "string" ? seen : seen[library]);
    });
  }
}

test("the documentation has what was seen", async () => {
  const page = await readFile(path.join(import.meta.dirname, "../../../docs/next-auth-react.md"), "utf8");
  expect(page).toContain(`\n${differences()}\n`);
  expect(page).toContain(`\n${agreements()}`);
});

test("every difference has its reason", () => {
  for (const { title, seen, why } of JOURNEYS) expect(why !== undefined, title).toBe(typeof seen !== "string");
});

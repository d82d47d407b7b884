// The table in docs/servers.md, which the calls of other projects are compared with.
import { expect, test } from "@playwright/test";
import { CALLS, type Call } from "../support/servers/calls.ts";
import { withRows } from "../support/servers/published.ts";
import type { SiteName } from "../support/servers/table.ts";

const EMPTY = "# Servers\n<!-- written by cargo xtask test --only servers -->\n<!-- until here -->\nThe end.\n";

const row = (name: SiteName, word: string, calls: readonly Call[] = CALLS) => ({
  name,
  host: "localhost" as const,
  cells: Object.fromEntries(calls.map((call) => [call, word])),
});

const lines = (page: string): string[] => page.split("\n").filter((line) => line.includes("`localhost`"));

test("a run against one server leaves what is known of the others", () => {
  const first = withRows(EMPTY, [row("hono", "yes"), row("express", "yes")]);
  expect(lines(first)).toHaveLength(2);
  const second = withRows(first, [row("express", "no: it is gone")]);
  expect(lines(second)[0]).toContain("no: it is gone");
  expect(lines(second)[1]).toBe(lines(first)[1]);
  expect(second).toMatch(/^# Servers\n<!-- .*\nThe end\.\n$/s);
});

test("what has been seen before changes nothing", () => {
  const page = withRows(EMPTY, [row("express", "yes")]);
  expect(withRows(page, [row("express", "yes")])).toBe(page);
  expect(withRows(page, [row("express", "yes", ["load"])])).toBe(page);
});

test("what another version did is forgotten", () => {
  const page = withRows(EMPTY, [row("express", "yes")]).replace(/@auth\/express \d[^|]+/, "@auth/express 0.0.1 ");
  expect(lines(withRows(page, [row("express", "yes", ["load"])]))[0]).toMatch(/\| yes( \| \?)+ \|$/);
});

test("a page without a place for the table is refused", () => {
  expect(() => withRows("# Servers\n", [])).toThrow("no place for the table");
});

// Compares what the tests in calls/ have seen with docs/servers.md, or writes it there.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { CALL, HOST } from "./annotations.ts";
import type { Call } from "./calls.ts";
import { PAGE, type Row, withRows } from "./published.ts";
import type { Host } from "./server.ts";
import { SITES, type SiteName } from "./table.ts";

/** Whether the page is to be written. */
const WRITES = process.env.SERVERS_TABLE === "write";

const WHERE = path.relative(process.cwd(), PAGE);

export default class ServersReporter implements Reporter {
  private readonly rows: Row[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    const note = (wanted: string): string | undefined => test.annotations.find(({ type }) => type === wanted)?.description;
    const [call, host] = [note(CALL) as Call, note(HOST) as Host];
    const name = (test.parent.project()?.use as { backend?: SiteName } | undefined)?.backend;
    // Not a call, or not one that the table has a place for.
    if (!call || !name || !SITES[name]?.hosts.includes(host)) return;
    this.row(name, host).cells[call] = word(result);
  }

  async onEnd(): Promise<Partial<FullResult>> {
    // As when the tests are only listed.
    if (this.rows.length === 0) return {};
    const page = await readFile(PAGE, "utf8");
    const seen = withRows(page, this.rows);
    if (seen === page) return {};
    if (WRITES) {
      await writeFile(PAGE, seen);
      console.log(`\nWhat was seen is in ${WHERE} now.`);
      return {};
    }
    const published = new Set(page.split("\n"));
    const news = seen.split("\n").filter((line) => !published.has(line));
    console.error(`\n${WHERE} does not say what was seen:\n${news.join("\n")}`);
    console.error("Run `cargo xtask test --only servers` to write it.");
    return { status: "failed" };
  }

  printsToStdio(): boolean {
    return false;
  }

  private row(name: SiteName, host: Host): Row {
    const known = this.rows.find((row) => row.name === name && row.host === host);
    if (known) return known;
    const row: Row = { name, host, cells: {} };
    this.rows.push(row);
    return row;
  }
}

function word({ status, error }: TestResult): string {
  if (status === "passed") return "yes";
  if (status === "skipped") return "–";
  const [reason = status] = (error?.message ?? "").replace(/\u001b\[\d+m/g, "").split("\n");
  return `no: ${reason.replaceAll("|", "/").slice(0, 80)}`;
}

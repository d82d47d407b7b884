// Gathers what all tests have measured, and writes it when they are through.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { CHROMIUM, SAMPLES } from "./fixtures.ts";
import { README, write, withHighlights } from "./published.ts";
import { type Sample, summarize } from "./results.ts";
import { ASIDE, IS_QUICK, PUBLISHED, ROOT } from "./settings.ts";
import { surroundings } from "./surroundings.ts";
import { page } from "./tables.ts";

export default class BenchReporter implements Reporter {
  private readonly samples: Sample[] = [];
  private chromium = "";

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    const body = (wanted: string): string | undefined => attachments.find(({ name }) => name === wanted)?.body?.toString();
    this.samples.push(...JSON.parse(body(SAMPLES) ?? "[]"));
    this.chromium = body(CHROMIUM) ?? this.chromium;
  }

  async onEnd({ status }: FullResult): Promise<void> {
    // As when the tests are only listed.
    if (this.samples.length === 0) return;
    const results = { surroundings: surroundings(this.chromium), results: summarize(this.samples) };
    const isComplete = status === "passed";
    if (!isComplete) console.error("Not everything could be measured.");
    // The numbers of a quick look, or of half a run, are for the developer only.
    const isPublished = isComplete && !IS_QUICK;
    const folder = isPublished ? PUBLISHED : ASIDE;
    await write(folder, results);
    if (isPublished) await writeFile(README, withHighlights(await readFile(README, "utf8"), results));
    console.log(`${page(results)}\nThis is in ${path.relative(ROOT, folder)}.`);
  }

  printsToStdio(): boolean {
    return false;
  }
}

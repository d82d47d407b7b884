// From single measurements to medians and ratios.
import type { Library } from "../support/journeys/stage.ts";
import type { Surroundings } from "./surroundings.ts";

/** One measurement; none for what never happened. */
export interface Sample {
  row: string;
  tabs: number;
  library: Library;
  value: number | null;
}

/** All runs of one measurement. */
export interface Summary {
  median: number | null;
  min: number | null;
  max: number | null;
  runs: (number | null)[];
}

export type Result = {
  row: string;
  tabs: number;
  /** Ours to theirs; none where one of them is missing, never came, or is zero. */
  ratio: number | null;
} & Partial<Record<Library, Summary>>;

export interface Results {
  surroundings: Surroundings;
  results: Result[];
}

export function summarize(samples: Sample[]): Result[] {
  const results: Result[] = [];
  for (const { row, tabs } of samples) {
    if (results.some((known) => known.row === row && known.tabs === tabs)) continue;
    const of = (library: Library): Summary | undefined => {
      const runs = samples.filter((sample) => sample.row === row && sample.tabs === tabs && sample.library === library);
      return runs.length > 0 ? summary(runs.map(({ value }) => value)) : undefined;
    };
    const [ours, theirs] = [of("yew-authjs"), of("next-auth/react")];
    const ratio = ours?.median && theirs?.median ? round(ours.median / theirs.median) : null;
    results.push({ row, tabs, ratio, "yew-authjs": ours, "next-auth/react": theirs });
  }
  return results;
}

function summary(values: (number | null)[]): Summary {
  // What never happens comes after everything that does.
  const sorted = values.map((value) => value ?? Infinity).toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  const known = (value: number): number | null => (Number.isFinite(value) ? round(value) : null);
  return { median: known(median), min: known(sorted[0]!), max: known(sorted.at(-1)!), runs: values.map((value) => value && round(value)) };
}

/** To three digits after the point: finer than anything here is measured. */
const round = (value: number): number => Math.round(value * 1_000) / 1_000;

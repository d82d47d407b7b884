// What `cargo xtask bench` was asked for.
import path from "node:path";
import type { Library } from "../support/journeys/stage.ts";

const { BENCH_QUICK, BENCH_RUNS, BENCH_DELAY } = process.env;

/** A check that everything works: few tabs, one run, and numbers that are not published. */
export const IS_QUICK = BENCH_QUICK !== undefined;

/** How often everything is done. */
export const RUNS = Number(BENCH_RUNS ?? (IS_QUICK ? 1 : 5));

/** How far away the auth server is. */
export const DELAY_MS = Number(BENCH_DELAY ?? 50);

/**
 * The numbers of open tabs. With fifty of next-auth's, one invalidation costs thousands of
 * requests.
 */
export const TABS: Record<Library, number[]> = IS_QUICK
  ? { "yew-authjs": [1, 5], "next-auth/react": [1, 5] }
  : { "yew-authjs": [1, 5, 20, 50], "next-auth/react": [1, 5, 20] };

export const POLL_S = IS_QUICK ? 3 : 10;

export const ROOT = path.join(import.meta.dirname, "../../..");

/** Where the results go that everybody shall read, and all others. */
export const PUBLISHED = path.join(ROOT, "docs/benchmarks");
export const ASIDE = path.join(ROOT, "target/benchmarks");

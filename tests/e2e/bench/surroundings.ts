// Where and when it was measured, for numbers mean nothing without that.
import { createRequire } from "node:module";
import os from "node:os";
import { DELAY_MS, POLL_S, RUNS } from "./settings.ts";

export interface Surroundings {
  date: string;
  cpu: string;
  cores: number;
  memoryGiB: number;
  system: string;
  chromium: string;
  node: string;
  nextAuth: string;
  react: string;
  runs: number;
  delayMs: number;
  pollS: number;
}

const require = createRequire(import.meta.url);
const version = (name: string): string => require(`${name}/package.json`).version;

export function surroundings(chromium: string): Surroundings {
  const cpus = os.cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus[0]?.model.trim() ?? "unknown",
    cores: cpus.length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.arch()}`,
    chromium,
    node: process.versions.node,
    nextAuth: version("next-auth"),
    react: version("react"),
    runs: RUNS,
    delayMs: DELAY_MS,
    pollS: POLL_S,
  };
}

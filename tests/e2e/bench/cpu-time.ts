// What tabs cost while they run.
import type { CDPSession } from "@playwright/test";

/** Milliseconds of CPU time that the processes of the tabs have used. */
export async function used(devtools: CDPSession): Promise<number> {
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  const tabs = processInfo.filter(({ type }) => type === "renderer");
  return tabs.reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0);
}

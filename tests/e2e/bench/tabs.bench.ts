// How long after the first of twenty tabs the last one shows a sign-out, and what it costs at the server. Both libraries in one run.
import { test } from "../support/react-tab.ts";
import type { Front } from "../support/front.ts";
import type { Tab } from "../support/tab.ts";

const TABS = 20;
const RUNS = 5;
const SIGNED_OUT = "unauthenticated";

interface Run {
  spread: number;
  requests: number;
}

async function signOut(front: Front, tabs: Tab[]): Promise<Run> {
  const [first] = tabs as [Tab, ...Tab[]];
  await first.call("sign-in");
  // next-auth/react tells nobody of a sign-in without redirect, but of this.
  await first.call("refresh");
  for (const tab of tabs) await tab.shows("status", "authenticated");
  await first.page.waitForTimeout(1_000);
  const start = front.log.length;
  await first.call("sign-out");
  for (const tab of tabs) await tab.shows("status", SIGNED_OUT);
  await first.page.waitForTimeout(1_000);
  const shown = tabs.map((tab) => tab.lives.flatMap(({ log }) => log).filter(({ status }) => status === SIGNED_OUT).at(-1)!.t);
  const requests = front.log.slice(start).filter(({ what }) => what === "GET session").length;
  return { spread: Math.max(...shown) - Math.min(...shown), requests };
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

test("twenty tabs show a sign-out", async ({ front, openTab, openReactTab }) => {
  const measure = async (name: string, open: () => Promise<Tab>): Promise<Run> => {
    const tabs: Tab[] = [];
    for (let i = 0; i < TABS; i += 1) tabs.push(await open());
    for (const tab of tabs) await tab.shows("status", SIGNED_OUT);
    const runs: Run[] = [];
    for (let i = 0; i < RUNS; i += 1) runs.push(await signOut(front, tabs));
    for (const tab of tabs) await tab.page.close();
    const spreads = runs.map(({ spread }) => Math.round(spread));
    const result = { spread: median(spreads), requests: median(runs.map(({ requests }) => requests)) };
    console.log(`${name}: last of ${TABS} tabs ${result.spread} ms after the first (${spreads.join(", ")}), ${result.requests} session requests`);
    return result;
  };
  const react = await measure("next-auth/react", () => openReactTab());
  const ours = await measure("yew-authjs", () => openTab("interop=0"));
  console.log(`next-auth/react takes ${(react.spread / Math.max(ours.spread, 1)).toFixed(1)} times as long`);
});

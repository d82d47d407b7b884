// What a tab has shown, read from its own notes afterwards, so that watching costs nothing.
import type { Tab } from "../support/tab.ts";

/** The clocks of two tabs may differ by this much. */
const CLOCKS_MS = 2;

/** By the page's clock, which counts from 1970. */
export const clickedAt = (tab: Tab): Promise<number> => tab.page.evaluate(() => (window as any).__mark);

/** How long after `start` the tab showed this for the first time; nothing if it never did. */
export function shownAfter(tab: Tab, start: number, shown: { status?: string; name?: string }): Promise<number | null> {
  return tab.page.evaluate(
    ([start, slack, [key, value]]) => {
      const entry = (window as any).__log.find((entry: any) => entry.t >= start - slack && entry[key!] === value);
      return entry ? entry.t - start : null;
    },
    [start, CLOCKS_MS, Object.entries(shown)[0]!] as const,
  );
}

/**
 * Returns how often the component with the whole session, and that with the user, have rendered.
 */
export async function renders(tab: Tab): Promise<{ renders: number; "user-renders": number }> {
  const users = await tab.page.evaluate(() => (window as any).__users.length);
  return { renders: Number(await tab.text("renders")), "user-renders": users };
}

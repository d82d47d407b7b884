// One tab with the probe app in it.
import { type Page, expect } from "@playwright/test";
import type { PageLife, SessionRead } from "./page-life.ts";

export type Shown = "status" | "name" | "error" | "refreshing" | "renders" | "signed-out" | "two-status" | "two-name";

/**
 * The interval of looks at a page.
 *
 * A tab in the background draws once a second, which is when Playwright would look.
 */
const POLL_MS = 20;

export class Tab {
  private readonly known = new Map<string, PageLife>();

  constructor(
    readonly page: Page,
    readonly id: number,
    /**
     * The most BroadcastChannels: the library's own and next-auth's, one more for a second
     * provider.
     */
    readonly mostChannels = 2,
  ) {}

  /** Notes what a page in this tab has told. */
  hear(life: string, what: keyof PageLife, entry: any): void {
    const told = this.known.get(life) ?? { log: [], users: [], reads: [] };
    this.known.set(life, told);
    told[what].push({ ...entry, heardAt: Date.now() });
  }

  /** One for each page that was open here. */
  get lives(): PageLife[] {
    return [...this.known.values()];
  }

  /** Every request for the session that was sent from here. */
  get reads(): SessionRead[] {
    return this.lives.flatMap(({ reads }) => reads);
  }

  /** Every status that was ever shown here, as it changed. */
  get statuses(): string[] {
    const all = this.lives.flatMap(({ log }) => log.map(({ status }) => status));
    return all.filter((status, i) => status !== all[i - 1]);
  }

  async shows(what: Shown, text: string | RegExp): Promise<void> {
    await expect(this.page.getByTestId(what), `tab ${this.id}: ${what}`).toHaveText(text);
  }

  async text(what: Shown): Promise<string> {
    return (await this.page.getByTestId(what).textContent()) ?? "";
  }

  async click(button: string): Promise<void> {
    // Without Playwright's click, which waits for two frames: two seconds in a tab in the
    // background.
    await this.page.getByTestId(button).dispatchEvent("click");
  }

  /** Clicks all of these in one tick. */
  async clickAtOnce(...buttons: string[]): Promise<void> {
    await this.page.evaluate((ids) => {
      for (const id of ids) document.querySelector<HTMLElement>(`[data-testid="${id}"]`)!.click();
    }, buttons);
  }

  /** Clicks, and waits for what the call returned. */
  async call(button: string): Promise<any> {
    await this.click(button);
    return this.result();
  }

  async result(): Promise<any> {
    const done = await this.page.waitForFunction(() => (window as any).__result, undefined, { polling: POLL_MS });
    return done.jsonValue();
  }

  /** What the page's first `count` calls returned, in the order in which they did. */
  async results(count: number): Promise<any[]> {
    const done = await this.page.waitForFunction((count) => {
      const results = (window as any).__results ?? [];
      return results.length >= count && results;
    }, count, { polling: POLL_MS });
    return done.jsonValue() as Promise<any[]>;
  }

  /** What `on_change` has told. */
  async changes(): Promise<any[]> {
    return this.page.evaluate(() => (window as any).__changes ?? []);
  }

  async openChannels(): Promise<number> {
    return this.page.evaluate(() => (window as any).__openChannels);
  }
}

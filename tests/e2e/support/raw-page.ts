// A page of the same origin without the library, which can post and receive anything on its
// channels.
import type { BrowserContext, Page } from "@playwright/test";
import type { Origin } from "./origin.ts";

/** The library's channel for the probe's base. */
export const CHANNEL = "yew-authjs:/api/auth";

export class RawPage {
  private constructor(readonly page: Page) {}

  static async open(context: BrowserContext, site: Origin, ...channels: string[]): Promise<RawPage> {
    const page = await context.newPage();
    await page.goto(`${site.origin}/raw`);
    await page.evaluate((names) => {
      const heard: [string, unknown][] = [];
      const open = new Map(names.map((name) => [name, new BroadcastChannel(name)]));
      for (const [name, channel] of open) channel.onmessage = ({ data }) => heard.push([name, data]);
      Object.assign(window, { __heard: heard, __channels: open });
    }, channels);
    return new RawPage(page);
  }

  /** Posts all of `values` in one tick. */
  async post(channel: string, ...values: unknown[]): Promise<void> {
    await this.page.evaluate(
      ([name, values]) => {
        for (const value of values) (window as any).__channels.get(name).postMessage(value);
      },
      [channel, values] as const,
    );
  }

  async heard(channel: string): Promise<unknown[]> {
    const all: [string, unknown][] = await this.page.evaluate(() => (window as any).__heard);
    return all.filter(([name]) => name === channel).map(([, value]) => value);
  }

  /** The messages of the library on its own channel, without the name of the tab. */
  async messages(): Promise<any[]> {
    return (await this.heard(CHANNEL)).map((text) => JSON.parse(text as string));
  }

  /** Notes what other tabs store under `key`. */
  async watchEntries(key: string): Promise<void> {
    await this.page.evaluate((key) => {
      const entries: (string | null)[] = ((window as any).__entries = []);
      addEventListener("storage", (event) => event.key === key && entries.push(event.newValue));
    }, key);
  }

  async entries(): Promise<string[]> {
    return this.page.evaluate(() => (window as any).__entries);
  }

  async store(key: string, value: string): Promise<void> {
    await this.page.evaluate(([key, value]) => localStorage.setItem(key, value), [key, value] as const);
  }
}

// One tab with the probe app in it.
import { type Page, expect } from "@playwright/test";

export interface LogEntry {
  t: number;
  status: string;
  name: string;
}

export type Shown = "status" | "name" | "error" | "refreshing" | "renders" | "signed-out";

export class Tab {
  private readonly shown = new Map<number, LogEntry[]>();

  constructor(
    readonly page: Page,
    readonly id: number,
  ) {}

  /** Notes a change that the page loaded at `timeOrigin` has told of. */
  hear(timeOrigin: number, entry: LogEntry): void {
    this.shown.set(timeOrigin, [...(this.shown.get(timeOrigin) ?? []), entry]);
  }

  /** Every change shown, one list for each page that was open here. */
  get logs(): LogEntry[][] {
    return [...this.shown.values()];
  }

  async shows(what: Shown, text: string | RegExp): Promise<void> {
    await expect(this.page.getByTestId(what), `tab ${this.id}: ${what}`).toHaveText(text);
  }

  async text(what: Shown): Promise<string> {
    return (await this.page.getByTestId(what).textContent()) ?? "";
  }

  async click(button: string): Promise<void> {
    await this.page.getByTestId(button).click();
  }

  /** Clicks, and waits for what the call returned. */
  async call(button: string): Promise<any> {
    await this.click(button);
    return this.result();
  }

  async result(): Promise<any> {
    const done = await this.page.waitForFunction(() => (window as any).__result);
    return done.jsonValue();
  }

  /** Tells the page that somebody looks at it, for real focus is unreliable without a screen. */
  async focus(): Promise<void> {
    await this.page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
  }

  async openChannels(): Promise<number> {
    return this.page.evaluate(() => (window as any).__openChannels);
  }
}

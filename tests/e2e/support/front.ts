// An origin whose auth server is another process; it can withhold, delay and cut off requests to
// it.
import http from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { Exchange } from "./exchange.ts";
import { Origin, type Place } from "./origin.ts";
import { action } from "./request-log.ts";

export class Front extends Origin {
  private backend = "";
  private isCut = false;
  private delayMs = 0;
  private gate: Promise<void> = Promise.resolve();
  private held: string | undefined;
  private readonly instead = new Map<string, string>();

  static async start(dist: string, base = "/api/auth", place?: Place): Promise<Front> {
    const front = new Front(dist, [base], place);
    await front.listen();
    return front;
  }

  forwardTo(backend: string): void {
    this.backend = backend;
  }

  /** Makes the auth server unreachable. */
  cut(): void {
    this.isCut = true;
  }

  mend(): void {
    this.isCut = false;
  }

  /** Makes the auth server seem this far away. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** Keeps requests of this kind from the server until the returned function is called. */
  hold(what: string): () => void {
    let release = (): void => undefined;
    this.held = what;
    this.gate = new Promise((open) => (release = open));
    return () => {
      this.held = undefined;
      release();
    };
  }

  /** Replaces the body of the next 200 to a request of this kind. */
  replaceOnce(what: string, body: string): void {
    this.instead.set(what, body);
  }

  protected async answer(exchange: Exchange): Promise<void> {
    const { request, url } = exchange;
    if (this.held === exchange.entry.what) await this.gate;
    if (this.delayMs > 0) await sleep(this.delayMs);
    // A request that the tab has aborted never reaches the server: late cookies are not the subject
    // here.
    if (exchange.isOver) return;
    if (this.isCut) {
      exchange.cut();
      return;
    }
    // Headers go through as they are, `Host` above all: the server builds its URLs from it.
    const options = { method: request.method, headers: request.headers };
    const onward = http.request(new URL(url.pathname + url.search, this.backend), options, (answer) => {
      void text(answer).then(
        (body) => this.pass(exchange, answer, body),
        () => exchange.cut(),
      );
    });
    onward.on("error", () => exchange.cut());
    exchange.onGivenUp(() => onward.destroy());
    request.pipe(onward);
  }
  private pass(exchange: Exchange, { statusCode = 502, headers }: http.IncomingMessage, body: string): void {
    const what = action(exchange.entry);
    const instead = this.instead.get(what);
    if (instead === undefined || statusCode !== 200) {
      exchange.send(statusCode, headers, body);
      return;
    }
    this.instead.delete(what);
    const { "content-length": _, ...rest } = headers;
    exchange.send(statusCode, rest, instead);
  }
}

// One request of a tab and what becomes of it, noted in the log as it happens.
import type http from "node:http";
import type { AuthRequest } from "./request-log.ts";

export class Exchange {
  readonly entry: AuthRequest;
  private whenGivenUp: () => void = () => undefined;

  constructor(
    readonly request: http.IncomingMessage,
    private readonly response: http.ServerResponse,
    readonly url: URL,
    base: string,
  ) {
    const page = request.headers.referer ? new URL(request.headers.referer) : undefined;
    this.entry = {
      what: `${request.method} ${url.pathname.slice(base.length + 1)}`,
      base,
      tab: page?.searchParams.get("tab") ?? "none",
      arrivedAt: Date.now(),
      gaveUp: false,
    };
    response.on("close", () => this.closed());
  }

  get isOver(): boolean {
    return this.entry.endedAt !== undefined;
  }

  /** What to do if the tab gives up waiting. */
  onGivenUp(react: () => void): void {
    this.whenGivenUp = react;
  }

  send(status: number, headers: http.OutgoingHttpHeaders, body: string): void {
    if (this.isOver) return;
    const now = Date.now();
    const retryAfter = headers["retry-after"]?.toString();
    // Noted first: by the time that the tab can show it, the log knows of it.
    const type = headers["content-type"]?.toString();
    Object.assign(this.entry, { status, type, body, retryAfter, answeredAt: now, endedAt: now });
    // Pages count by the `Date`, and many tests set a page's clock: only a test that wants it sends
    // one.
    this.response.sendDate = "date" in headers;
    this.response.writeHead(status, headers);
    this.response.end(body);
  }

  /** Ends the connection without an answer. */
  cut(): void {
    if (this.isOver) return;
    this.entry.endedAt = Date.now();
    this.request.socket.destroy();
  }

  private closed(): void {
    if (this.isOver) return;
    this.entry.gaveUp = true;
    this.entry.endedAt = Date.now();
    this.whenGivenUp();
  }
}

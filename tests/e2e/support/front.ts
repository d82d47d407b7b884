// The origin that the browser sees: the built page, and the auth server behind `/api/auth`.
// It counts what each tab asks, can keep requests waiting, and can be out of reach.
import { readFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";

const AUTH = "/api/auth/";
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

export interface AuthRequest {
  /** As `GET session`. */
  what: string;
  /** The tab that asked, from `?tab=` of its page. */
  tab: string;
  /** None while the answer is awaited, and for requests that were cut off. */
  status?: number;
  /** The answer's text, and when it went to the tab, in ms since 1970. */
  body?: string;
  answeredAt?: number;
}

export class Front {
  readonly log: AuthRequest[] = [];
  private isCut = false;
  private gate: Promise<void> = Promise.resolve();
  private held: string | undefined;

  private constructor(
    private readonly server: http.Server,
    private readonly dist: string,
    private backend: string,
  ) {}

  static async start(dist: string): Promise<Front> {
    const server = http.createServer();
    const front = new Front(server, dist, "");
    server.on("request", (request, response) => void front.serve(request, response));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return front;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  forwardTo(backend: string): void {
    this.backend = backend;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((stopped) => this.server.close(stopped));
  }

  /** Makes the auth server unreachable. */
  cut(): void {
    this.isCut = true;
  }

  mend(): void {
    this.isCut = false;
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

  /** How often each tab asked since `start`, as `{ "2": ["GET session"] }`. */
  since(start: number): Record<string, string[]> {
    const byTab: Record<string, string[]> = {};
    for (const { tab, what } of this.log.slice(start)) (byTab[tab] ??= []).push(what);
    return byTab;
  }

  private async serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.origin);
    if (url.pathname.startsWith(AUTH)) {
      await this.forward(request, response, url);
    } else {
      await this.sendFile(response, url.pathname);
    }
  }

  private async forward(request: http.IncomingMessage, response: http.ServerResponse, url: URL): Promise<void> {
    const page = request.headers.referer ? new URL(request.headers.referer) : undefined;
    const entry: AuthRequest = {
      what: `${request.method} ${url.pathname.slice(AUTH.length)}`,
      tab: page?.searchParams.get("tab") ?? "none",
    };
    this.log.push(entry);
    if (this.held === entry.what) await this.gate;
    if (this.isCut) {
      request.socket.destroy();
      return;
    }
    // Headers go through as they are, `Host` above all: the server builds its URLs from it.
    const options = { method: request.method, headers: request.headers };
    const onward = http.request(new URL(url.pathname + url.search, this.backend), options, (answer) => {
      entry.status = answer.statusCode;
      void text(answer).then(
        (body) => {
          Object.assign(entry, { body, answeredAt: Date.now() });
          response.end(body);
        },
        () => request.socket.destroy(),
      );
      response.writeHead(answer.statusCode ?? 502, answer.headers);
    });
    onward.on("error", () => request.socket.destroy());
    request.pipe(onward);
  }

  private async sendFile(response: http.ServerResponse, pathname: string): Promise<void> {
    const file = path.join(this.dist, path.normalize(pathname));
    const extension = path.extname(file);
    // A path without an extension is a place in the app.
    const wanted = extension ? file : path.join(this.dist, "index.html");
    try {
      const body = await readFile(wanted);
      response.writeHead(200, { "content-type": TYPES[extension || ".html"] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404);
      response.end();
    }
  }
}

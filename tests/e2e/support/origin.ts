// The origin that the browser sees: the built page, and an auth server behind one path or more.
import http from "node:http";
import type { AddressInfo } from "node:net";
import { Exchange } from "./exchange.ts";
import { type AuthRequest, byTab } from "./request-log.ts";
import type { Host } from "./servers/server.ts";
import { sendFile } from "./static-files.ts";

/** Where an origin is. */
export interface Place {
  host: Host;
  /** 0 for any. */
  port: number;
}

const ANYWHERE: Place = { host: "127.0.0.1", port: 0 };

export abstract class Origin {
  readonly log: AuthRequest[] = [];
  /** What the pages and their files are sent with, besides. */
  headers: Record<string, string> = {};
  private readonly server = http.createServer();

  /** `bases` are the paths before the actions, as `/api/auth`. */
  protected constructor(
    private readonly dist: string,
    private readonly bases: string[],
    private readonly place = ANYWHERE,
  ) {
    this.server.on("request", (request, response) => void this.serve(request, response));
  }

  get origin(): string {
    return `http://${this.place.host}:${(this.server.address() as AddressInfo).port}`;
  }

  /** The base path of the auth server, or of the first one. */
  get base(): string {
    return this.bases[0]!;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((stopped) => this.server.close(stopped));
  }

  /** How often each tab asked since `start`, as `{ "2": ["GET session"] }`. */
  since(start: number): Record<string, string[]> {
    return byTab(this.log.slice(start));
  }

  protected async listen(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(this.place.port, "127.0.0.1", listening));
  }

  /** Answers a request to the auth server. */
  protected abstract answer(exchange: Exchange): Promise<void>;

  /** Answers a request for anything else. */
  protected async sendPage(response: http.ServerResponse, pathname: string): Promise<void> {
    if (pathname !== "/raw") return sendFile(response, this.dist, pathname, this.headers);
    // A page of this origin without the library.
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>raw</title>");
  }

  private async serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.origin);
    const base = this.bases.find((base) => url.pathname.startsWith(`${base}/`));
    if (base === undefined) {
      await this.sendPage(response, url.pathname);
      return;
    }
    const exchange = new Exchange(request, response, url, base);
    this.log.push(exchange.entry);
    await this.answer(exchange);
  }
}

// A static host as GitHub Pages is one: files below a path, and `404.html` for all else.
import { readFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { contentType } from "./static-files.ts";

export class StaticSite {
  /** The paths that were asked for. */
  readonly paths: string[] = [];
  private readonly server = http.createServer((request, response) => void this.send(request, response));

  private constructor(
    private readonly dist: string,
    private readonly base: string,
  ) {}

  /** Serves the files of `dist` below `base`, a path with a slash at its end. */
  static async start(dist: string, base: string): Promise<StaticSite> {
    const site = new StaticSite(dist, base);
    await new Promise<void>((listening) => site.server.listen(0, "127.0.0.1", listening));
    return site;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${this.base}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((stopped) => this.server.close(stopped));
  }

  private async send(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", this.url);
    this.paths.push(pathname);
    const below = pathname.startsWith(this.base) ? pathname.slice(this.base.length) : undefined;
    const name = below?.replace(/(^|\/)$/, "$1index.html");
    const found = name && (await readFile(path.join(this.dist, name)).catch(() => undefined));
    if (found) {
      response.writeHead(200, { "content-type": contentType(path.extname(name)) });
      response.end(found);
      return;
    }
    response.writeHead(404, { "content-type": contentType(".html") });
    response.end(below === undefined ? "" : await readFile(path.join(this.dist, "404.html")));
  }
}

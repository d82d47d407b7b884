// Both apps at one origin, as one server would serve them: compressed, and with the same rules for the cache.
import { readFile, readdir } from "node:fs/promises";
import type http from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { Front } from "../support/front.ts";
import type { Library } from "../support/journeys/stage.ts";
import { contentType } from "../support/static-files.ts";

/** Where each app is. Trunk's names its files from the root. */
export const PATHS: Record<Library, string> = { "yew-authjs": "/", "next-auth/react": "/react/" };

/** As long as nothing is asked before everything is taken to be over. Longer than any tab waits before it asks. */
const QUIET_MS = 1_500;

interface Packed {
  headers: http.OutgoingHttpHeaders;
  body: Buffer;
}

export class Site extends Front {
  private readonly files = new Map<string, Packed>();

  static async open(dists: Record<Library, string>): Promise<Site> {
    const site = new Site(dists["yew-authjs"], ["/api/auth"]);
    for (const [library, dist] of Object.entries(dists)) await site.pack(PATHS[library as Library], dist);
    await site.listen();
    return site;
  }

  /** Waits until the tabs have come to rest. */
  async quiet(): Promise<void> {
    const isBusy = ({ endedAt }: { endedAt?: number }): boolean => Date.now() - (endedAt ?? Date.now()) < QUIET_MS;
    const start = Date.now();
    while (Date.now() - start < QUIET_MS || this.log.some(isBusy)) await sleep(50);
  }

  protected override async sendPage(response: http.ServerResponse, pathname: string): Promise<void> {
    const file = this.files.get(pathname);
    if (!file) return super.sendPage(response, pathname);
    response.writeHead(200, file.headers);
    response.end(file.body);
  }

  private async pack(place: string, dist: string): Promise<void> {
    for (const name of await readdir(dist)) {
      const isPage = name === "index.html";
      const body = gzipSync(await readFile(path.join(dist, name)), { level: 9 });
      const headers = {
        "content-type": contentType(path.extname(name)),
        "content-encoding": "gzip",
        "content-length": body.length,
        "cache-control": isPage ? "no-cache" : "public, max-age=31536000, immutable",
      };
      this.files.set(isPage ? place : place + name, { headers, body });
    }
  }
}

// Both apps at one origin, as one server would serve them: compressed, and with the same rules for
// the cache.
import { readFile, readdir } from "node:fs/promises";
import type http from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { Front } from "../support/front.ts";
import type { Library } from "../support/journeys/stage.ts";
import { PROBE, SAME_APP } from "../support/dists.ts";
import { contentType } from "../support/static-files.ts";

/** Where the apps with all test buttons are. */
export const PATHS: Record<Library, string> = { "yew-authjs": "/", "next-auth/react": "/react/" };

/** The apps of equal content, for what depends on size: the probe has more buttons than React's. */
export const SAME_APPS: Record<Library, string> = { ...PATHS, "yew-authjs": "/same/" };

/**
 * All is over once nothing has been asked for so long: longer than any tab waits before a request.
 */
const QUIET_MS = 1_500;

interface Packed {
  headers: http.OutgoingHttpHeaders;
  body: Buffer;
}

export class Site extends Front {
  private readonly files = new Map<string, Packed>();

  static async open(reactDist: string): Promise<Site> {
    const site = new Site(PROBE, ["/api/auth"]);
    await site.pack(PATHS["yew-authjs"], PROBE);
    await site.pack(PATHS["next-auth/react"], reactDist);
    await site.pack(SAME_APPS["yew-authjs"], SAME_APP);
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

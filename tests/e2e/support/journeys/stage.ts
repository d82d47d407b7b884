// Where a journey takes place: tabs of one of the two libraries at a real Auth.js server.
import type { Request } from "@playwright/test";
import { Backend } from "../backend.ts";
import type { Front } from "../front.ts";
import { test as base } from "../react-tab.ts";
import type { Tab } from "../tab.ts";

export const LIBRARIES = ["yew-authjs", "next-auth/react"] as const;
export type Library = (typeof LIBRARIES)[number];

/** Longer than either library waits before it asks again. */
export const QUIET_MS = 1_000;

export interface Stage {
  library: Library;
  front: Front;
  /** Opens a tab that knows who is signed in, as far as it will. */
  open: (query?: string) => Promise<Tab>;
  /** Another server takes the place of the first, with these arguments. */
  serve: (...args: string[]) => Promise<void>;
  /** Starts an OpenID provider for that. */
  startOidcProvider: () => Promise<string>;
}

export interface Journey {
  /** What the user and the server do. */
  title: string;
  /** Does it, and says what was seen. */
  run: (stage: Stage) => Promise<string>;
  /** What is seen with both libraries, or with each. */
  seen: string | Record<Library, string>;
  /** Why they differ. */
  why?: string;
}

export const test = base.extend<{ stage: (library: Library) => Stage }>({
  stage: async ({ front, openTab, openReactTab }, use) => {
    const started: Backend[] = [];
    const start = async (backend: Promise<Backend>): Promise<string> => {
      started.push(await backend);
      return started.at(-1)!.origin;
    };
    await use((library) => ({
      library,
      front,
      async open(query) {
        const tab = library === "yew-authjs" ? await openTab(query) : await openReactTab(query);
        await tab.shows("status", /authenticated/);
        return tab;
      },
      serve: async (...args) => front.forwardTo(await start(Backend.startAuthServer(args))),
      startOidcProvider: () => start(Backend.startOidcProvider(`${front.origin}/api/auth/callback/local`)),
    }));
    for (const backend of started) await backend.stop();
  },
});

/** What a call came to, in a few words. */
export async function outcome(tab: Tab, button: string): Promise<string> {
  const { ok, err } = await tab.call(button);
  if (err) return `error ${err.kind ?? err.message.split(":")[0]}`;
  return ok === null ? "nothing" : JSON.stringify({ ok: ok.ok, error: ok.error ?? null });
}

/** Session requests of a tab since `start`. */
export function reads(front: Front, tab: Tab, start: number): string {
  const count = (front.since(start)[String(tab.id)] ?? []).filter((what) => what === "GET session").length;
  return `${count} session request${count === 1 ? "" : "s"}`;
}

/** The path that `tab` is sent to by `act`. */
export async function wayOf(tab: Tab, act: () => Promise<void>): Promise<URL> {
  const leaves = (request: Request) => request.isNavigationRequest() && request.frame() === tab.page.mainFrame();
  const [request] = await Promise.all([tab.page.waitForRequest(leaves), act()]);
  return new URL(request.url());
}

export async function reloaded(tab: Tab, act: () => Promise<void>): Promise<void> {
  await Promise.all([tab.page.waitForEvent("load"), act()]);
  await tab.shows("status", /authenticated/);
}

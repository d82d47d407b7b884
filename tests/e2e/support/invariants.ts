// What must be true after every spec, whatever it was about.
import { expect } from "@playwright/test";
import type { Origin } from "./origin.ts";
import type { Heard, LogEntry, UserRender } from "./page-life.ts";
import { type AuthRequest, action } from "./request-log.ts";
import type { Tab } from "./tab.ts";

/** What a page tells arrives a little after it was shown. */
const TELLING_MS = 50;

export async function checkTab(tab: Tab, site: Origin): Promise<void> {
  const hasAsked = site.log.some(({ tab: id, what }) => id === String(tab.id) && what === "GET session");
  // First, for the answer comes after all that the page has told.
  expect(await tab.openChannels(), `open channels of tab ${tab.id}`).toBeLessThanOrEqual(tab.mostChannels);
  expect(tab.lives.flatMap(({ log }) => log), `tab ${tab.id} told what it shows`).not.toEqual([]);
  // Not how many: the browser itself asks once more over a connection that breaks.
  if (hasAsked) expect(tab.reads, `tab ${tab.id} told of its session requests`).not.toEqual([]);
  for (const { log, users } of tab.lives) {
    for (const shown of byView(log)) {
      expect(loadingAgain(shown), `tab ${tab.id} is never loading again`).toEqual([]);
      expect(unfoundedEnds(shown, site.log), `tab ${tab.id} signed out without an answer`).toEqual([]);
    }
    expect(idleRenders(users), `tab ${tab.id} rendered a user that has not changed`).toEqual([]);
  }
}

/** Also of a tab that has been closed: what a page has told outlives it. */
export function checkReads(tab: Tab): void {
  const early = tab.reads.filter(({ underWay }) => underWay > 0);
  expect(early, `one session request of tab ${tab.id} at a time`).toEqual([]);
}

/** A provider that is mounted anew knows as little as a new page. */
function byView<T extends { view: string }>(log: T[]): T[][] {
  return [...new Set(log.map(({ view }) => view))].map((view) => log.filter((entry) => entry.view === view));
}

function loadingAgain(log: LogEntry[]): LogEntry[] {
  const known = log.findIndex(({ status }) => status !== "loading");
  return known === -1 ? [] : log.slice(known).filter(({ status }) => status === "loading");
}

/** Sign-outs for which no tab was given an answer that says so, since this tab showed a session. */
function unfoundedEnds(log: Heard<LogEntry>[], requests: AuthRequest[]): LogEntry[] {
  let signedInAt = 0;
  return log.filter(({ heardAt, status }, i) => {
    const before = log[i - 1]?.status;
    if (status === "authenticated" && before !== "authenticated") signedInAt = heardAt;
    if (status !== "unauthenticated" || before !== "authenticated") return false;
    return !requests.some(
      (request) =>
        saysSignedOut(request) && request.answeredAt! >= signedInAt - TELLING_MS && request.answeredAt! <= heardAt,
    );
  });
}

function saysSignedOut(request: AuthRequest): boolean {
  const { status, body } = request;
  const what = action(request);
  if (/^(GET|POST) session$/.test(what)) {
    const isEmpty = body === "" && request.type === "application/json";
    const says = isEmpty || ["null", "{}", '{"user":null}'].includes(body ?? "");
    return (status === 200 && says) || (what === "GET session" && status === 401);
  }
  // A refused sign-out is a 200 too; only the address in it tells.
  return what === "POST signout" && status === 200 && body !== undefined && !/[?&](error|csrf)=/.test(body);
}

/** Renders that show the same as the one before. */
function idleRenders(users: UserRender[]): UserRender[] {
  const shown = new Map<string, string>();
  return users.filter(({ view, user }) => {
    const isIdle = shown.get(view) === user;
    shown.set(view, user);
    return isIdle;
  });
}

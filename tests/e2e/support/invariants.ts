// What must be true after every spec, whatever it was about.
import { expect } from "@playwright/test";
import type { Origin } from "./origin.ts";
import type { Heard, LogEntry, UserRender } from "./page-life.ts";
import type { AuthRequest } from "./request-log.ts";
import type { Tab } from "./tab.ts";

/** What a page tells arrives a little after it was shown. */
const TELLING_MS = 50;
/** A closed connection and the request that follows it may be noticed the other way round. */
const CLOSING_MS = 50;

export async function checkTab(tab: Tab, site: Origin): Promise<void> {
  // First, for the answer comes after all changes that the page has told of.
  expect(await tab.openChannels(), `I5: open channels of tab ${tab.id}`).toBeLessThanOrEqual(tab.mostChannels);
  expect(tab.lives.flatMap(({ log }) => log), `tab ${tab.id} told what it shows`).not.toEqual([]);
  for (const { log, users } of tab.lives) {
    for (const shown of byView(log)) {
      expect(loadingAgain(shown), `I3: tab ${tab.id} is never loading again`).toEqual([]);
      expect(unfoundedEnds(shown, site.log), `I4: tab ${tab.id} signed out without an answer`).toEqual([]);
    }
    expect(idleRenders(users), `I6: tab ${tab.id} rendered a user that has not changed`).toEqual([]);
  }
}

export function checkRequests(log: AuthRequest[]): void {
  expect(doubleReads(log), "I2: one session request of a tab at a time").toEqual([]);
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

function saysSignedOut({ what, status, body }: AuthRequest): boolean {
  if (/^(GET|POST) session$/.test(what)) {
    const says = ["null", "{}", '{"user":null}'].includes(body ?? "");
    return (status === 200 && says) || (what === "GET session" && status === 401);
  }
  // A refused sign-out is a 200 too; only the address in it tells.
  return what === "POST signout" && status === 200 && body !== undefined && !/[?&]error=/.test(body);
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

/** Session requests that came while the tab was waiting for another one of the same server. */
function doubleReads(log: AuthRequest[]): AuthRequest[] {
  const reads = log.filter(({ what }) => what === "GET session");
  return reads.filter((read, i) =>
    reads.slice(0, i).some((earlier) => {
      const waitedUntil = (earlier.endedAt ?? Infinity) - (earlier.gaveUp ? CLOSING_MS : 0);
      return earlier.tab === read.tab && earlier.base === read.base && read.arrivedAt < waitedUntil;
    }),
  );
}

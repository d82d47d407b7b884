// What must be true after every spec, whatever it was about.
import { expect } from "@playwright/test";
import type { AuthRequest, Front } from "./front.ts";
import type { LogEntry, Tab } from "./tab.ts";

/** The page's clock and the front's are read in different processes. */
const CLOCK_SLACK_MS = 50;

export async function checkInvariants(tab: Tab, front: Front): Promise<void> {
  // First, for the answer comes after all changes that the page has told of.
  expect(await tab.openChannels(), `I5: open channels of tab ${tab.id}`).toBeLessThanOrEqual(2);
  expect(tab.logs.flat(), `tab ${tab.id} told what it shows`).not.toEqual([]);
  for (const log of tab.logs) {
    expect(loadingAgain(log), `I3: tab ${tab.id} is never loading again`).toEqual([]);
    expect(unfoundedEnds(log, front.log), `I4: tab ${tab.id} signed out without an answer`).toEqual([]);
  }
}

function loadingAgain(log: LogEntry[]): LogEntry[] {
  const known = log.findIndex(({ status }) => status !== "loading");
  return known === -1 ? [] : log.slice(known).filter(({ status }) => status === "loading");
}

/** Sign-outs for which no tab was given an answer that says so, since this tab showed a session. */
function unfoundedEnds(log: LogEntry[], requests: AuthRequest[]): LogEntry[] {
  let signedInAt = 0;
  return log.filter(({ t, status }, i) => {
    const before = log[i - 1]?.status;
    if (status === "authenticated" && before !== "authenticated") signedInAt = t;
    if (status !== "unauthenticated" || before !== "authenticated") return false;
    return !requests.some(
      (request) =>
        saysSignedOut(request) &&
        request.answeredAt! >= signedInAt - CLOCK_SLACK_MS &&
        request.answeredAt! <= t + CLOCK_SLACK_MS,
    );
  });
}

function saysSignedOut({ what, status, body }: AuthRequest): boolean {
  if (/^(GET|POST) session$/.test(what)) {
    return (status === 200 && ["null", "{}"].includes(body ?? "")) || (what === "GET session" && status === 401);
  }
  // A refused sign-out is a 200 too; only the address in it tells.
  return what === "POST signout" && status === 200 && body !== undefined && !/[?&]error=/.test(body);
}

/** Runs in the page before the app: counts open channels, and tells every change at once, for a page's log dies with it. */
export function watchPage(): void {
  const log: LogEntry[] = [];
  log.push = (...entries) => {
    for (const entry of entries) (window as any).__shown(performance.timeOrigin, entry);
    return Array.prototype.push.apply(log, entries);
  };
  (window as any).__log = log;

  const Channel = window.BroadcastChannel;
  (window as any).__openChannels = 0;
  if (!Channel) return;
  window.BroadcastChannel = class extends Channel {
    private isOpen = true;
    constructor(name: string) {
      super(name);
      (window as any).__openChannels += 1;
    }
    override close(): void {
      if (this.isOpen) (window as any).__openChannels -= 1;
      this.isOpen = false;
      super.close();
    }
  };
}

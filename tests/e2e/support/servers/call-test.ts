// What a test of the table of servers gets: tabs at a server, at one of the names of its host.
import { test as base, expect } from "../fixtures.ts";
import { CALL } from "./annotations.ts";
import type { Call } from "./calls.ts";
import type { Tab } from "../tab.ts";
import { type Host, limit } from "./server.ts";

export const HOSTS: readonly Host[] = ["localhost", "127.0.0.1"];

interface CallFixtures {
  skipsLimits: void;
  /** Gives a tab a CSRF token that the server no longer takes. */
  spoilToken: (tab: Tab) => Promise<void>;
}

export const test = base.extend<CallFixtures>({
  skipsLimits: [
    async ({ known, host }, use, testInfo) => {
      const isOpenHere = host === undefined || known.hosts.includes(host);
      testInfo.skip(!isOpenHere, `pages of ${known.title} are not opened at ${host}`);
      const call = testInfo.annotations.find(({ type }) => type === CALL)?.description as Call;
      const reason = limit(known, call, host ?? known.hosts[0]!);
      testInfo.skip(reason !== undefined, reason ?? "");
      await use();
    },
    { auto: true },
  ],

  spoilToken: async ({ front }, use) => {
    await use(async (tab) => {
      front.replaceOnce("GET csrf", JSON.stringify({ csrfToken: "0".repeat(64) }));
      await tab.call("csrf");
    });
  },
});

export { expect };

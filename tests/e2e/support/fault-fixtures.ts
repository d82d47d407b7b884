// The fixtures of every fault test: a server in this process that can be made to fail, signed-in
// users, and tabs.
import { ADA, GRACE } from "./fake-server/accounts.ts";
import { FakeServer } from "./fake-server/server.ts";
import { PROBE } from "./dists.ts";
import { RawPage } from "./raw-page.ts";
import { expect, test as tabs } from "./tab-fixtures.ts";

interface FaultFixtures {
  server: FakeServer;
  /** Gives the browser the cookie of somebody who has signed in. */
  signIn: (who: "ada" | "grace") => Promise<void>;
  /** Opens a page without the library that listens on these channels. */
  openRaw: (...channels: string[]) => Promise<RawPage>;
}

export const test = tabs.extend<FaultFixtures>({
  server: async ({}, use) => {
    const server = await FakeServer.start(PROBE);
    await use(server);
    await server.stop();
  },

  site: async ({ server }, use) => use(server),

  signIn: async ({ context, server }, use) => {
    await use(async (who) => {
      const { user } = who === "ada" ? ADA : GRACE;
      await context.addCookies([{ ...server.site.sessionCookie(user), url: server.origin, httpOnly: true }]);
    });
  },

  openRaw: async ({ context, server }, use) => {
    await use((...channels) => RawPage.open(context, server, ...channels));
  },
});

export { expect };

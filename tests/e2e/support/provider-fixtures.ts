// Tabs at a real Auth.js server that knows its users from elsewhere: from an OpenID provider, or by
// e-mail.
import { Backend } from "./backend.ts";
import { Front } from "./front.ts";
import { Mailbox } from "./mailbox.mjs";
import { PROBE } from "./dists.ts";
import { expect, test as tabs } from "./tab-fixtures.ts";

/**
 * Where the server sends people to sign in, and to learn why they could not: a place in the app.
 */
export const SIGN_IN_PAGE = "/sign-in";

interface OpenId {
  origin: string;
  /** The parameters of every authorisation that the provider was asked for. */
  asked(): Promise<Record<string, string>[]>;
}

interface ProviderFixtures {
  front: Front;
  openId: OpenId;
  mailbox: Mailbox;
  /** What the server is told besides; each kind of test says. */
  serverArgs: string[];
  server: Backend;
  /** Makes the server's database fail the next so many reads of a session. */
  loseDatabase: (reads: number) => Promise<void>;
}

export const test = tabs.extend<ProviderFixtures>({
  serverArgs: async ({}, use) => use([]),

  front: async ({}, use) => {
    const front = await Front.start(PROBE);
    await use(front);
    await front.stop();
  },

  openId: async ({ front }, use) => {
    const provider = await Backend.startOidcProvider(`${front.origin}/api/auth/callback/local`);
    const asked = async () => (await fetch(`${provider.origin}/asked`)).json();
    await use({ origin: provider.origin, asked });
    await provider.stop();
  },

  mailbox: async ({}, use) => {
    const mailbox = await Mailbox.open();
    await use(mailbox);
    await mailbox.close();
  },

  server: async ({ serverArgs }, use) => {
    const server = await Backend.startAuthServer(["--sign-in-page", SIGN_IN_PAGE, ...serverArgs]);
    await use(server);
    await server.stop();
  },

  loseDatabase: async ({ server }, use) => {
    await use(async (reads) => {
      const { ok } = await fetch(`${server.origin}/database/fail/${reads}`, { method: "POST" });
      expect(ok).toBe(true);
    });
  },

  site: async ({ front, server }, use) => {
    front.forwardTo(server.origin);
    await use(front);
  },
});

export const testOpenId = test.extend({
  serverArgs: async ({ openId }, use) => use(["--oidc-issuer", openId.origin]),
});

export const testMail = test.extend({
  serverArgs: async ({ mailbox }, use) => use(["--smtp", mailbox.url]),
});

/** The server keeps its sessions in a database. */
export const testDatabase = test.extend({
  serverArgs: async ({ mailbox }, use) => use(["--smtp", mailbox.url, "--database"]),
});

/** People may be known by their e-mail address and by the OpenID provider. */
export const testBoth = test.extend({
  serverArgs: async ({ openId, mailbox }, use) => use(["--oidc-issuer", openId.origin, "--smtp", mailbox.url]),
});

export { expect };

// The fixtures of every spec: tabs at a front of its own, before a server whose only state is in
// its visitors' cookies.
import { Backend } from "./backend.ts";
import { Front } from "./front.ts";
import { freePort } from "./free-port.ts";
import { PROBE } from "./dists.ts";
import { Mailbox } from "./mailbox.mjs";
import type { Host, Server } from "./servers/server.ts";
import { type BackendName, SERVERS } from "./servers/table.ts";
import { expect, test as tabs } from "./tab-fixtures.ts";

interface TestFixtures {
  /** The name at which pages are opened; none for the server's own. */
  host: Host | undefined;
  front: Front;
}

interface WorkerFixtures {
  backend: BackendName;
  /** What has to be known about the backend. */
  known: Server;
  /** Where browsers reach the backend. All but Express have to know it before they start. */
  port: number;
  mailbox: Mailbox;
  server: Backend;
}

export const test = tabs.extend<TestFixtures, WorkerFixtures>({
  backend: ["authjs", { option: true, scope: "worker" }],

  known: [async ({ backend }, use) => use(SERVERS[backend]), { scope: "worker" }],

  port: [async ({ backend }, use) => use(backend === "authjs" ? 0 : await freePort()), { scope: "worker" }],

  mailbox: [
    async ({}, use) => {
      const mailbox = await Mailbox.open();
      await use(mailbox);
      await mailbox.close();
    },
    { scope: "worker" },
  ],

  // Once for all, for starting it takes longer than most specs.
  server: [
    async ({ backend, known, port, mailbox }, use) => {
      const server = await Backend.start(backend, `http://${known.hosts[0]}:${port}`, known.mail && mailbox.url);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  host: [undefined, { option: true }],

  front: async ({ server, known, port, host }, use) => {
    const front = await Front.start(PROBE, known.base, { host: host ?? known.hosts[0]!, port });
    front.forwardTo(server.origin);
    await use(front);
    await front.stop();
  },

  site: async ({ front }, use) => use(front),
});

export { expect };

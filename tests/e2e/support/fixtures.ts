// What every spec gets: a front of its own before a server that keeps nothing of its visitors but their cookies, and tabs at that front.
import { Backend, type BackendName } from "./backend.ts";
import { Front } from "./front.ts";
import { PROBE } from "./dists.ts";
import { expect, test as tabs } from "./tab-fixtures.ts";

export const test = tabs.extend<{ front: Front }, { backend: BackendName; server: Backend }>({
  backend: ["authjs", { option: true, scope: "worker" }],

  // Once for all, for starting it takes longer than most specs.
  server: [
    async ({ backend }, use) => {
      const server = await Backend.start(backend);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  front: async ({ server }, use) => {
    const front = await Front.start(PROBE);
    front.forwardTo(server.origin);
    await use(front);
    await front.stop();
  },

  site: async ({ front }, use) => use(front),
});

export { expect };

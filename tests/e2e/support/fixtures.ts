// What every spec gets: a server of its own behind a front, and tabs at that front.
import { Backend, type BackendName } from "./backend.ts";
import { Front } from "./front.ts";
import { PROBE } from "./probe-dist.ts";
import { expect, test as tabs } from "./tab-fixtures.ts";

export const test = tabs.extend<{ front: Front }, { backend: BackendName }>({
  backend: ["authjs", { option: true, scope: "worker" }],

  front: async ({ backend }, use) => {
    const front = await Front.start(PROBE);
    const server = await Backend.start(backend, front.origin);
    front.forwardTo(server.origin);
    await use(front);
    await front.stop();
    await server.stop();
  },

  site: async ({ front }, use) => use(front),
});

export { expect };

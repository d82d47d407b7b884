// What every conformance test gets: visitors of the server in the set-up that it asks for.
import { test as base, expect } from "@playwright/test";
import type { BackendName } from "../servers/table.ts";
import { exception, nextException } from "./exceptions.ts";
import { type Running, type Variant, VARIANTS, start } from "./variants.ts";
import { HOST, NEXT_HOST, Visitor } from "./visitor.ts";

type Visit = (variant?: Variant) => Promise<Visitor>;

interface TestFixtures {
  /** A visitor with no cookies yet. */
  visit: Visit;
  /** A visitor as whom ada has signed in. */
  visitAsAda: Visit;
  skipsExceptions: void;
}

interface WorkerFixtures {
  backend: BackendName;
  /** The port of the server in a set-up; each is started once. */
  portOf: (variant: Variant) => Promise<number>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  backend: ["authjs", { option: true, scope: "worker" }],

  portOf: [
    async ({ backend }, use) => {
      const running = new Map<Variant, Promise<Running>>();
      await use(async (variant) => {
        if (!running.has(variant)) running.set(variant, start(backend, variant));
        return (await running.get(variant)!).port;
      });
      for (const server of running.values()) await (await server).stop();
    },
    { scope: "worker" },
  ],

  skipsExceptions: [
    async ({ backend }, use, testInfo) => {
      const reason = backend === "demo-server" ? exception(testInfo.tags) : undefined;
      testInfo.skip(reason !== undefined, reason ?? "");
      // Fails if it passes, so that no exception outlives its reason.
      const failure = backend === "next-auth-5" ? nextException(testInfo.title) : undefined;
      testInfo.fail(failure !== undefined, failure ?? "");
      await use();
    },
    { auto: true },
  ],

  visit: async ({ backend, portOf }, use, testInfo) => {
    await use(async (variant = "normal") => {
      const { base, scheme } = VARIANTS[variant];
      const isNext = backend === "next-auth-5";
      testInfo.skip(isNext && variant !== "normal", `a built site is set up in one way, not as "${variant}"`);
      return new Visitor(await portOf(variant), base, scheme, isNext ? NEXT_HOST : HOST);
    });
  },

  visitAsAda: async ({ visit }, use) => {
    await use(async (variant) => {
      const ada = await visit(variant);
      await ada.signIn();
      expect((await ada.session())?.user.name, "ada is signed in").toBe("Ada Lovelace");
      return ada;
    });
  },
});

export { expect };

// One of the examples, started as its README says: a server, and `trunk serve` for the app.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Page, test as base, expect } from "@playwright/test";
import { Backend } from "./backend.ts";
import { freePort } from "./free-port.ts";
import type { Host } from "./servers/server.ts";

/** The copies of the apps, which depend on the packaged library. */
export const APPS = path.resolve(process.env.EXAMPLES ?? "../../target/examples-of-package");
export const SERVERS = path.join(import.meta.dirname, "../../../examples");

export interface ExampleOptions {
  /** The folder of the app. */
  app: string;
  /** The folder of its server, below `examples` or absolute. */
  server: string;
  /** The environment of the server. The app is at port 8080, for which another one is put in. */
  settings: Record<string, string>;
  /** The path of the app's own sign-in page. */
  signInPage: string;
  /** The name at which the app is opened. */
  host: Host;
}

interface Site {
  origin: string;
  server: Backend;
}

export const test = base.extend<object, ExampleOptions & { site: Site }>({
  app: ["minimal", { option: true, scope: "worker" }],
  server: ["express-server", { option: true, scope: "worker" }],
  settings: [{}, { option: true, scope: "worker" }],
  signInPage: ["", { option: true, scope: "worker" }],
  host: ["127.0.0.1", { option: true, scope: "worker" }],

  site: [
    async ({ app, server: folder, settings, signInPage, host }, use) => {
      const port = await freePort();
      const env: Record<string, string> = signInPage ? { SIGN_IN_PAGE: signInPage } : {};
      for (const [name, value] of Object.entries(settings)) env[name] = value.replace(":8080", `:${port}`);
      const server = await Backend.startExample(path.resolve(SERVERS, folder), env);
      const trunk = await serve(path.join(APPS, app), port, server.origin);
      await use({ origin: `http://${host}:${port}`, server });
      await trunk.stop();
      await server.stop();
    },
    // Trunk lets cargo look at all dependencies first.
    { scope: "worker", timeout: 120_000 },
  ],

  baseURL: async ({ site }, use) => use(site.origin),

  context: async ({ context }, use) => {
    const panics: string[] = [];
    context.on("weberror", (error) => panics.push(String(error.error())));
    await use(context);
    expect(panics, "no panic, no unhandled rejection").toEqual([]);
  },
});

/** Serves the app with other ports than those in its Trunk.toml. */
async function serve(folder: string, port: number, server: string): Promise<Backend> {
  const settings = await readFile(path.join(folder, "Trunk.toml"), "utf8");
  const own = settings
    .replace("http://127.0.0.1:3000", server)
    .replaceAll("127.0.0.1:8080", `127.0.0.1:${port}`)
    .replace("port = 8080", `port = ${port}`);
  const config = path.join(folder, "Trunk-test.toml");
  await writeFile(config, own);
  return Backend.startTrunk(folder, ["--config", config], `http://127.0.0.1:${port}`);
}

/** Fills in the form of the app, or of the server's own page, and sends it. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel(/^user ?name/i).fill(username);
  await page.getByLabel(/^password/i).fill(password);
  await page.getByRole("button", { name: /^Sign in/ }).click();
}

export { expect };

import { once } from "node:events";
import { ExpressAuth } from "@auth/express";
import cors from "cors";
import express from "express";
import { memoryAdapter } from "../../servers/shared/memory-adapter.mjs";
import { authConfig } from "./config.mjs";
import { withOutages } from "./outages.mjs";

/**
 * Starts a real Auth.js server on the loopback interface, by default at the path that Auth.js
 * clients use.
 *
 * With `isBehindProxy` it believes `X-Forwarded-Proto`. Pages of `appOrigin`, if there is one, may
 * use it from there. With `hasUsers` it remembers its users, and with `hasDatabase` their sessions
 * too: `POST /database/fail/N` makes the next N reads of a session fail. With a `pageFolder` it
 * serves the single-page app in it.
 *
 * @param {{ port?: number, basePath?: string, isBehindProxy?: boolean, hasUsers?: boolean,
 *   pageFolder?: string } &
 *   Parameters<typeof authConfig>[0]} [options]
 */
export async function startAuthServer({ port = 0, basePath = "/api/auth", isBehindProxy = false, ...options } = {}) {
  const { hasUsers = false, pageFolder, ...settings } = options;
  const database = withOutages(memoryAdapter());
  const app = express();
  app.set("trust proxy", isBehindProxy);
  // In this environment Express keeps requests that it cannot read to itself.
  if (settings.isQuiet) app.set("env", "test");
  if (settings.appOrigin) {
    app.use(cors({ origin: settings.appOrigin, credentials: true, methods: ["GET", "POST"], exposedHeaders: "Retry-After" }));
  }
  // The path alone, because with a wildcard Auth.js takes a wrong base path for some addresses.
  app.use(basePath, ExpressAuth(authConfig({ adapter: hasUsers ? database.adapter : undefined, ...settings })));
  app.post("/database/fail/:reads", (request, response) => {
    database.failNext(Number(request.params.reads));
    response.end();
  });
  if (pageFolder) {
    app.use(express.static(pageFolder));
    // A path without an extension is a place in the app.
    app.get(/\/[^/.]*$/, (_request, response) => response.sendFile("index.html", { root: pageFolder }));
  }
  const server = app.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());

  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

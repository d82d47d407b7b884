import node from "@astrojs/node";
import auth from "auth-astro";
import { defineConfig } from "astro/config";

export default defineConfig({
  output: "server",
  adapter: node({ mode: "standalone" }),
  // Brings the routes below /api/auth, and reads auth.config.mjs.
  integrations: [auth()],
  // List the hosts that browsers use. With any other Host header the built site takes itself for
  // http://localhost: wrong addresses in answers, and 403 for every posted form.
  security: { allowedDomains: [{ hostname: "127.0.0.1" }, { hostname: "localhost" }] },
});

import { CredentialsSignin } from "@auth/core/errors";
import Credentials from "@auth/core/providers/credentials";
import { authHandler, initAuthConfig } from "@hono/auth-js";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { SECRET, authorizeWith, callbacks, github } from "../shared/site.mjs";

const { PORT, SITE_ORIGIN } = process.env;

// Tell the address that browsers see, with the base path. Mounting the handler below is not
// enough: without the path, every request is answered with 400. To take the origin from the Host
// header instead, leave AUTH_URL out and set `basePath: "/api/auth"` and `trustHost: true`.
process.env.AUTH_URL = `${SITE_ORIGIN}/api/auth`;

class RateLimited extends CredentialsSignin {
  code = "rate_limited";
}

const credentials = Credentials({
  credentials: { username: {}, password: { type: "password" } },
  authorize: authorizeWith(() => new RateLimited()),
});

const app = new Hono();

app.use(
  initAuthConfig(() => ({
    secret: SECRET,
    session: { strategy: "jwt" },
    providers: [credentials, github],
    callbacks,
  })),
);
app.use("/api/auth/*", authHandler());

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(PORT) }, ({ address, port }) => {
  console.log(`listening on http://${address}:${port}`);
});

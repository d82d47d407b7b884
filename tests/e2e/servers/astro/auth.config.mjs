import { CredentialsSignin } from "@auth/core/errors";
import Credentials from "@auth/core/providers/credentials";
import { defineConfig } from "auth-astro";
import { SECRET, authorizeWith, callbacks, github } from "../shared/site.mjs";

class RateLimited extends CredentialsSignin {
  code = "rate_limited";
}

const credentials = Credentials({
  credentials: { username: {}, password: { type: "password" } },
  authorize: authorizeWith(() => new RateLimited()),
});

export default defineConfig({
  // Believe the host of the request, which astro.config.mjs has restricted.
  trustHost: true,
  secret: SECRET,
  session: { strategy: "jwt" },
  providers: [credentials, github],
  callbacks,
});

import { CredentialsSignin, SvelteKitAuth } from "@auth/sveltekit";
import Credentials from "@auth/sveltekit/providers/credentials";
import { SECRET, authorizeWith, callbacks, github } from "../../shared/site.mjs";

// Import this class from @auth/sveltekit: another copy of @auth/core has another class, whose
// code is lost on the way.
class RateLimited extends CredentialsSignin {
  code = "rate_limited";
}

const credentials = Credentials({
  credentials: { username: {}, password: { type: "password" } },
  authorize: authorizeWith(() => new RateLimited()),
});

// Answers everything below /auth, the base path of @auth/sveltekit.
export const { handle } = SvelteKitAuth({
  // Believe the origin of the request, which comes from ORIGIN (see server.mjs).
  trustHost: true,
  secret: SECRET,
  session: { strategy: "jwt" },
  providers: [credentials, github],
  callbacks,
});

// What a site would pass to `NextAuth`.
import Credentials from "next-auth/providers/credentials";
import Email from "next-auth/providers/email";
import { memoryAdapter } from "../shared/memory-adapter.mjs";
import { SECRET, authorizeWith, callbacks, github } from "../shared/site.mjs";

// The package is CommonJS, and Node.js gives its default export one level deeper.
const credentials = Credentials.default({
  credentials: { username: {}, password: { type: "password" } },
  authorize: authorizeWith(),
});

/** With `smtp`, as in `smtp://127.0.0.1:25`, people can sign in by e-mail, and are remembered. */
export function options(smtp) {
  const mail = smtp && Email.default({ server: smtp, from: "Demo <demo@example.com>" });
  return {
    secret: SECRET,
    session: { strategy: "jwt" },
    providers: [credentials, github, ...(mail ? [mail] : [])],
    adapter: mail && memoryAdapter(),
    callbacks,
    logger: { error: (code) => console.error(code), warn() {}, debug() {} },
  };
}

// What a site has in its `auth.js`.
import NextAuth, { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import Nodemailer from "next-auth/providers/nodemailer";
import { memoryAdapter } from "../shared/memory-adapter.mjs";
import { SECRET, authorizeWith, callbacks, github } from "../shared/site.mjs";

class RateLimited extends CredentialsSignin {
  code = "rate_limited";
}

const credentials = Credentials({
  credentials: { username: {}, password: { type: "password" } },
  authorize: authorizeWith(() => new RateLimited()),
});

const { SMTP } = process.env;

export const { handlers } = NextAuth({
  secret: SECRET,
  session: { strategy: "jwt" },
  providers: [credentials, github, ...(SMTP ? [Nodemailer({ server: SMTP, from: "Demo <demo@example.com>" })] : [])],
  adapter: SMTP ? memoryAdapter() : undefined,
  callbacks,
  logger: { error: (error) => console.error(error.name), warn() {}, debug() {} },
});

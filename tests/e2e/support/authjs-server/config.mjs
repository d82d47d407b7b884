import { skipCSRFCheck } from "@auth/core";
import { CredentialsSignin } from "@auth/express";
import Credentials from "@auth/express/providers/credentials";

const ACCOUNTS = {
  ada: { password: "lovelace", user: { id: "1", name: "Ada Lovelace", email: "ada@example.com" } },
  grace: { password: "hopper", user: { id: "2", name: "Grace Hopper", email: "grace@example.com" } },
};

class RateLimited extends CredentialsSignin {
  code = "rate_limited";
}

/** Accounts by name; three more names stand for the ways in which signing in can fail. */
function authorize({ username, password }) {
  switch (username) {
    case "limited":
      throw new RateLimited();
    case "boom":
      throw new Error("the user database is on fire");
    case "denied":
      return { id: "3", name: "Denied", email: "denied@example.com" };
  }
  const account = Object.hasOwn(ACCOUNTS, username) ? ACCOUNTS[username] : undefined;
  return account && account.password === password ? account.user : null;
}

const credentials = Credentials({
  credentials: { username: {}, password: { type: "password" } },
  authorize,
});

// `.invalid` never resolves, so a test that forgets to intercept the navigation fails instead of leaving the machine.
const github = {
  id: "github",
  name: "GitHub",
  type: "oauth",
  clientId: "github-client",
  clientSecret: "github-secret",
  authorization: { url: "https://github.invalid/login/oauth/authorize", params: { scope: "read:user user:email" } },
  token: "https://github.invalid/login/oauth/access_token",
  userinfo: "https://github.invalid/user",
  profile: ({ id, name, email }) => ({ id: String(id), name, email }),
};

const callbacks = {
  signIn: ({ user }) => user.name !== "Denied",
  jwt({ token, trigger, session }) {
    if (trigger === "update" && typeof session?.name === "string") token.name = session.name;
    return token;
  },
  session({ session, token }) {
    session.user.id = token.sub;
    return session;
  },
};

const line = (level) => (message) => console.error(`[auth][${level}] ${message?.name ?? message}`);

/**
 * What an application would pass to `ExpressAuth`.
 *
 * `maxAge` is the session's life in seconds. `csrf: false` and `secret: undefined` are the two set-ups that answer
 * differently from a normal server.
 *
 * @param {{ maxAge?: number, csrf?: boolean, secret?: string }} [options]
 * @returns {import("@auth/express").ExpressAuthConfig}
 */
export function authConfig(options = {}) {
  const { maxAge = 30 * 24 * 60 * 60, csrf = true } = options;
  return {
    secret: "secret" in options ? options.secret : "only-for-tests-only-for-tests-only-for-tests",
    trustHost: true,
    session: { strategy: "jwt", maxAge },
    providers: [credentials, github],
    callbacks,
    logger: { error: line("error"), warn: line("warn"), debug() {} },
    ...(csrf ? {} : { skipCSRFCheck }),
  };
}

import { skipCSRFCheck } from "@auth/core";
import { CredentialsSignin } from "@auth/express";
import Credentials from "@auth/express/providers/credentials";
import { memoryAdapter } from "./memory-adapter.mjs";

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
    case "blocked":
      return { id: "4", name: "Blocked", email: "blocked@example.com" };
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
  signIn: ({ user }) => user.name !== "Denied" && (user.name !== "Blocked" || "/blocked?why=1"),
  jwt({ token, trigger, session }) {
    if (trigger !== "update") return token;
    if (session?.end) return null;
    if (typeof session?.name === "string") token.name = session.name;
    return token;
  },
  session({ session, token }) {
    session.user.id = token.sub;
    return session;
  },
};

/** What lets an application on another origin have its visitors back. */
const backTo =
  (appOrigin) =>
  ({ url, baseUrl }) => {
    const target = new URL(url, baseUrl);
    return [appOrigin, baseUrl].includes(target.origin) ? target.href : baseUrl;
  };

const line = (level) => (message) => console.error(`[auth][${level}] ${message?.name ?? message}`);
const LOUD = { error: line("error"), warn: line("warn"), debug() {} };
const QUIET = { error() {}, warn() {}, debug() {} };

/**
 * What an application would pass to `ExpressAuth`.
 *
 * `maxAge` is the session's life in seconds; with a negative one, sessions are over when they begin. `csrf: false` and
 * `secret: undefined` are the two set-ups that answer differently from a normal server. `pages` are the application's
 * own pages. `providers` replace the usual ones, `moreProviders` come after them. With `hasUsers` the server remembers its
 * users, which sign-in links need. Visitors may be sent back to `appOrigin` too.
 *
 * @param {{
 *   maxAge?: number, csrf?: boolean, secret?: string, isQuiet?: boolean,
 *   pages?: import("@auth/express").ExpressAuthConfig["pages"],
 *   providers?: import("@auth/express").ExpressAuthConfig["providers"],
 *   moreProviders?: import("@auth/express").ExpressAuthConfig["providers"],
 *   hasUsers?: boolean,
 *   appOrigin?: string,
 * }} [options]
 * @returns {import("@auth/express").ExpressAuthConfig}
 */
export function authConfig(options = {}) {
  const { maxAge = 30 * 24 * 60 * 60, csrf = true, isQuiet = false, hasUsers = false } = options;
  const { pages, providers = [credentials, github], moreProviders = [], appOrigin } = options;
  return {
    secret: "secret" in options ? options.secret : "only-for-tests-only-for-tests-only-for-tests",
    trustHost: true,
    session: { strategy: "jwt", maxAge },
    providers: [...providers, ...moreProviders],
    pages,
    adapter: hasUsers ? memoryAdapter() : undefined,
    callbacks: appOrigin ? { ...callbacks, redirect: backTo(appOrigin) } : callbacks,
    logger: isQuiet ? QUIET : LOUD,
    ...(csrf ? {} : { skipCSRFCheck }),
  };
}

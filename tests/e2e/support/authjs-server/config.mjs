import { skipCSRFCheck } from "@auth/core";
import { CredentialsSignin } from "@auth/express";
import Credentials from "@auth/express/providers/credentials";
import { SECRET, authorizeWith, callbacks, github } from "../../servers/shared/site.mjs";

class RateLimited extends CredentialsSignin {
  code = "rate_limited";
}

const credentials = Credentials({
  credentials: { username: {}, password: { type: "password" } },
  authorize: authorizeWith(() => new RateLimited()),
});

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
 * `maxAge` is the session's life in seconds; with a negative one, sessions are over when they
 * begin. `csrf: false` and `secret: undefined` are the two set-ups that answer differently from a
 * normal server. `pages` are the application's own pages. `providers` replace the usual ones,
 * `moreProviders` come after them. With an `adapter` the server remembers its users, which sign-in
 * links need, and with `hasDatabase` also their sessions. Visitors may be sent back to `appOrigin`
 * too.
 *
 * @param {{
 *   maxAge?: number, csrf?: boolean, secret?: string, isQuiet?: boolean,
 *   pages?: import("@auth/express").ExpressAuthConfig["pages"],
 *   providers?: import("@auth/express").ExpressAuthConfig["providers"],
 *   moreProviders?: import("@auth/express").ExpressAuthConfig["providers"],
 *   adapter?: import("@auth/core/adapters").Adapter,
 *   hasDatabase?: boolean,
 *   appOrigin?: string,
 * }} [options]
 * @returns {import("@auth/express").ExpressAuthConfig}
 */
export function authConfig(options = {}) {
  const { maxAge = 30 * 24 * 60 * 60, csrf = true, isQuiet = false, hasDatabase = false } = options;
  const { pages, providers = [credentials, github], moreProviders = [], adapter, appOrigin } = options;
  return {
    secret: "secret" in options ? options.secret : SECRET,
    trustHost: true,
    session: { strategy: hasDatabase ? "database" : "jwt", maxAge },
    providers: [...providers, ...moreProviders],
    pages,
    adapter,
    callbacks: appOrigin ? { ...callbacks, redirect: backTo(appOrigin) } : callbacks,
    logger: isQuiet ? QUIET : LOUD,
    ...(csrf ? {} : { skipCSRFCheck }),
  };
}

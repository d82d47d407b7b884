// The accounts, callbacks and providers that every Auth.js server of these tests has. Imports
// nothing, so that any bundler of any framework can take it in, and so that error classes are those
// of the server's own @auth/core.

export const SECRET = "only-for-tests-only-for-tests-only-for-tests";

const ACCOUNTS = {
  ada: { password: "lovelace", user: { id: "1", name: "Ada Lovelace", email: "ada@example.com" } },
  grace: { password: "hopper", user: { id: "2", name: "Grace Hopper", email: "grace@example.com" } },
};

/**
 * Returns the `authorize` callback of a Credentials provider: accounts by name; four more names
 * stand for the ways in which signing in can fail.
 *
 * @param {() => Error} [rateLimited] makes the server's own CredentialsSignin error with the code
 * `rate_limited`;
 *   next-auth 4 has no such class.
 */
export const authorizeWith = (rateLimited) => ({ username, password }) => {
  switch (username) {
    case "limited":
      throw rateLimited ? rateLimited() : new Error("rate limited");
    case "boom":
      throw new Error("the user database is on fire");
    case "denied":
      return { id: "3", name: "Denied", email: "denied@example.com" };
    case "blocked":
      return { id: "4", name: "Blocked", email: "blocked@example.com" };
  }
  const account = Object.hasOwn(ACCOUNTS, username) ? ACCOUNTS[username] : undefined;
  return account && account.password === password ? account.user : null;
};

/**
 * `.invalid` never resolves, so a test that forgets to intercept the navigation fails instead of
 * leaving the machine.
 */
export const github = {
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

export const callbacks = {
  signIn: ({ user }) => user.name !== "Denied" && (user.name !== "Blocked" || "/blocked?why=1"),
  jwt({ token, trigger, session }) {
    if (trigger !== "update") return token;
    if (session?.end) return null;
    if (typeof session?.name === "string") token.name = session.name;
    return token;
  },
  session({ session, token, user }) {
    // A server that keeps its sessions in a database has no token, and knows the user.
    session.user.id = token ? token.sub : user.id;
    return session;
  },
};

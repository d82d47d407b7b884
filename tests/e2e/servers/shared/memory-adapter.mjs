// Users, their sessions and the tokens of sign-in links, for as long as the process lives.

/** @returns {import("@auth/core/adapters").Adapter} */
export function memoryAdapter() {
  const users = new Map();
  const accounts = new Map();
  const tokens = new Map();
  const sessions = new Map();
  const key = (...parts) => JSON.stringify(parts);

  return {
    async createUser(user) {
      const created = { ...user, id: crypto.randomUUID() };
      users.set(created.id, created);
      return created;
    },
    getUser: async (id) => users.get(id) ?? null,
    getUserByEmail: async (email) => [...users.values()].find((user) => user.email === email) ?? null,
    getUserByAccount: async ({ provider, providerAccountId }) =>
      users.get(accounts.get(key(provider, providerAccountId))) ?? null,
    async updateUser(changes) {
      const updated = { ...users.get(changes.id), ...changes };
      users.set(updated.id, updated);
      return updated;
    },
    async linkAccount(account) {
      accounts.set(key(account.provider, account.providerAccountId), account.userId);
      return account;
    },
    async createVerificationToken(token) {
      tokens.set(key(token.identifier, token.token), token);
      return token;
    },
    async useVerificationToken({ identifier, token }) {
      const found = tokens.get(key(identifier, token)) ?? null;
      tokens.delete(key(identifier, token));
      return found;
    },
    async createSession(session) {
      sessions.set(session.sessionToken, session);
      return session;
    },
    async getSessionAndUser(sessionToken) {
      const session = sessions.get(sessionToken);
      return session ? { session, user: users.get(session.userId) } : null;
    },
    async updateSession(changes) {
      const updated = { ...sessions.get(changes.sessionToken), ...changes };
      sessions.set(updated.sessionToken, updated);
      return updated;
    },
    async deleteSession(sessionToken) {
      sessions.delete(sessionToken);
    },
  };
}

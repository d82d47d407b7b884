import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";

// In place of a database. Keep hashes of passwords there, not passwords.
const USERS = [
  { id: "1", username: "ada", password: "lovelace", name: "Ada Lovelace", role: "admin" },
  { id: "2", username: "grace", password: "hopper", name: "Grace Hopper", role: "member" },
];

const credentials = Credentials({
  credentials: { username: {}, password: { type: "password" } },
  authorize: ({ username, password }) =>
    USERS.find((user) => user.username === username && user.password === password) ?? null,
});

const page = process.env.SIGN_IN_PAGE;

export const { handlers } = NextAuth({
  providers: [credentials],
  pages: { signIn: page, error: page },
  callbacks: {
    jwt: ({ token, user }) => (user ? { ...token, role: user.role } : token),
    session: ({ session, token }) => ({ ...session, user: { ...session.user, role: token.role } }),
  },
});

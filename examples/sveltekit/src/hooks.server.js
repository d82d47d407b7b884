import { SvelteKitAuth } from "@auth/sveltekit";
import Credentials from "@auth/sveltekit/providers/credentials";
import { env } from "$env/dynamic/private";

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

export const { handle } = SvelteKitAuth({
  secret: env.AUTH_SECRET,
  // Takes the address of the request for its own, which SvelteKit reads from ORIGIN.
  trustHost: true,
  providers: [credentials],
  pages: { signIn: env.SIGN_IN_PAGE, error: env.SIGN_IN_PAGE },
  callbacks: {
    jwt: ({ token, user }) => (user ? { ...token, role: user.role } : token),
    session: ({ session, token }) => ({ ...session, user: { ...session.user, role: token.role } }),
  },
});

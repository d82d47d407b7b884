import { randomUUID } from "node:crypto";
import { ExpressAuth } from "@auth/express";
import Credentials from "@auth/express/providers/credentials";
import express from "express";

// Without AUTH_SECRET, each start makes a new one, and all users are signed out.
const { PORT = 3000, AUTH_SECRET = randomUUID(), DIST } = process.env;

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

const auth = ExpressAuth({
  secret: AUTH_SECRET,
  // Takes the Host header for the server's own address.
  trustHost: true,
  providers: [credentials],
  pages: { signIn: "/sign-in", error: "/sign-in" },
  callbacks: {
    // Takes the role along: from the user to the cookie, and from there to the session.
    jwt: ({ token, user }) => (user ? { ...token, role: user.role } : token),
    session: ({ session, token }) => ({ ...session, user: { ...session.user, role: token.role } }),
  },
});

const app = express()
  // A proxy on this machine says whether browsers came by https.
  .set("trust proxy", "loopback")
  .use("/api/auth", auth);

if (DIST) {
  // The built app: its files, and its page for each address that is no file's.
  const headers = { "cache-control": "no-cache" };
  app.use(express.static(DIST, { index: false }));
  app.get(/^[^.]*$/, (_, response) => response.sendFile("index.html", { root: DIST, headers }));
}

app.listen(Number(PORT), "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${PORT}`));

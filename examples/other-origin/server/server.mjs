import { randomUUID } from "node:crypto";
import { ExpressAuth } from "@auth/express";
import Credentials from "@auth/express/providers/credentials";
import cors from "cors";
import express from "express";

const { PORT = 3000, AUTH_SECRET = randomUUID(), APP_ORIGIN = "http://127.0.0.1:8080" } = process.env;

const credentials = Credentials({
  credentials: { username: {}, password: { type: "password" } },
  authorize: ({ username, password }) =>
    username === "ada" && password === "lovelace" ? { id: "1", name: "Ada Lovelace" } : null,
});

const auth = ExpressAuth({
  secret: AUTH_SECRET,
  trustHost: true,
  providers: [credentials],
  callbacks: {
    // Lets a sign-in by redirect come back to the app.
    redirect: ({ url, baseUrl }) =>
      [APP_ORIGIN, baseUrl].includes(new URL(url, baseUrl).origin) ? url : baseUrl,
  },
});

// Lets scripts of the app send cookies and read the answers. Never allow every origin this way.
const allowed = cors({ origin: APP_ORIGIN, credentials: true, exposedHeaders: ["Retry-After", "Date"] });

express()
  .use("/api/auth", allowed, auth)
  .listen(Number(PORT), "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${PORT}`));

#!/usr/bin/env bash
# The id of a user in PostgreSQL is a number or a text, by the session strategy.
#
# Versions: @auth/pg-adapter 1.11.3, @auth/core 0.41.3, pg 8.23.1, @electric-sql/pglite 0.5.17 and
#   pglite-socket 0.2.17 as the server.
# Guess: `session.user.id`, put there by the session callback, is a text, as the types of user and
#   adapter say.
# Behavior: the documented tables have `id SERIAL`, and the adapter hands on what pg reads. With
#   database sessions the id in the JSON is the number 1, with JWT sessions the text "1". A client
#   with typed JSON has to take both and treat them as equal.
# Seen:
#   id, database sessions: 1
#   id, jwt sessions: '1'
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/pg-adapter@1.11.3 @auth/core@0.41.3 pg@8.23.1 @electric-sql/pglite@0.5.17 \
  @electric-sql/pglite-socket@0.2.17
run <<'JS'
import { ada, browser, common, same } from "./lib.mjs"
import { Auth } from "@auth/core"
import PostgresAdapter from "@auth/pg-adapter"
import { PGlite } from "@electric-sql/pglite"
import { PGLiteSocketServer } from "@electric-sql/pglite-socket"
import pg from "pg"

const db = await PGlite.create()
await db.exec(`
  CREATE TABLE users (id SERIAL PRIMARY KEY, name VARCHAR(255), email VARCHAR(255),
    "emailVerified" TIMESTAMPTZ, image TEXT);
  CREATE TABLE sessions (id SERIAL PRIMARY KEY, "userId" INTEGER NOT NULL,
    expires TIMESTAMPTZ NOT NULL, "sessionToken" VARCHAR(255) NOT NULL);
  CREATE TABLE verification_token (identifier TEXT, expires TIMESTAMPTZ, token TEXT);
`)
const server = new PGLiteSocketServer({ db, host: "127.0.0.1", port: 0 })
await server.start()
const port = Number(server.getServerConn().split(":")[1])

for (const strategy of ["database", "jwt"]) {
  const database = { user: "postgres", database: "postgres" }
  const pool = new pg.Pool({ host: "127.0.0.1", port, max: 1, ...database })
  let link
  const mail = { id: "mail", type: "email", name: "Mail", maxAge: 600, options: {} }
  mail.sendVerificationRequest = ({ url }) => void (link = new URL(url))
  const session = ({ session, user, token }) => {
    session.user.id = user ? user.id : token.sub
    return { user: session.user, expires: session.expires }
  }
  const adapter = PostgresAdapter(pool)
  const tables = { adapter, session: { strategy }, callbacks: { session } }
  const config = { ...common, ...tables, basePath: "/auth", providers: [mail] }
  const site = browser((request) => Auth(request, config), "http://localhost:3000", "/auth")
  await site.post("/signin/mail", { email: ada.email })
  await site.get(link.pathname.replace("/auth", "") + link.search)
  const { id } = JSON.parse((await site.get("/session")).text).user
  same(id, strategy === "jwt" ? "1" : 1, `id, ${strategy} sessions`)
  await pool.end()
}
await server.stop()
await db.close()
JS

#!/usr/bin/env bash
# A user whose requests @hono/auth-js or @auth/express checks is signed out while active.
#
# Versions: @hono/auth-js 1.1.1, hono 4.13.19, @auth/express 0.12.3, express 5.3.0, @auth/core
#   0.41.3.
# Guess: a request that `verifyAuth` or `getSession` lets through renews the session, as GET session
#   does.
# Behavior: both read the session as GET session does and then throw away its Set-Cookie. With JWT
#   sessions nothing is renewed. With database sessions the row's end moves on and the cookie's does
#   not, so that a browser drops the cookie of a session that still counts. Only a client that also
#   asks GET session stays signed in.
# Seen:
#   hono, JWT, each 400 s of 1000: [ 200, 200, 200, 401 ]
#   express, JWT, each 400 s of 1000: [ 200, 200, 200, 401 ]
#   hono, JWT, GET session each time as well: [ 200, 200, 200, 200 ]
#   hono, database: end of the row at each request: [ 1000, 1400, 1800 ]
#   express, database: end of the row at each request: [ 1000, 1400, 1800 ]
#   a cookie in one of these answers: false
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @hono/auth-js@1.1.1 hono@4.13.19 @auth/express@0.12.3 express@5.3.0 @auth/core@0.41.3
run <<'JS'
import { ada, browser, clock, common, memory, password, same, secondsTo } from "./lib.mjs"
import { once } from "node:events"
import credentials from "@auth/core/providers/credentials"
import github from "@auth/core/providers/github"
import { ExpressAuth, getSession } from "@auth/express"
import { authHandler, initAuthConfig, verifyAuth } from "@hono/auth-js"
import express from "express"
import { Hono } from "hono"

const session = { maxAge: 1000, updateAge: 0 }
const jwt = () => ({ providers: [credentials(password)], session, ...common, basePath: "/auth" })
const database = (adapter) => () => {
  const providers = [github({ clientId: "id", clientSecret: "secret" })]
  return { ...jwt(), providers, adapter, session: { ...session, strategy: "database" } }
}

function hono(config) {
  const app = new Hono()
  app.use(initAuthConfig(config))
  app.use("/auth/*", authHandler())
  app.get("/auth-checked", verifyAuth(), (context) => context.text("checked"))
  return { handle: (request) => app.fetch(request), close() {} }
}

async function expressApp(config) {
  const app = express()
  app.use("/auth", ExpressAuth(config()))
  app.get("/auth-checked", async (request, response) => {
    response.sendStatus((await getSession(request, config())) ? 200 : 401)
  })
  const server = app.listen(0, "127.0.0.1")
  await once(server, "listening")
  const inner = `http://127.0.0.1:${server.address().port}`
  const handle = (request) => {
    const { pathname } = new URL(request.url)
    return fetch(new Request(inner + pathname, request), { redirect: "manual" })
  }
  return { handle, close: () => server.close() }
}

let cookies = false
/** What `look` sees at each of the requests, which are 400 seconds apart. */
async function active({ handle, close }, count, look, prepare, meanwhile) {
  const site = browser(handle, "http://localhost:3000", "")
  site.jar.clear()
  clock.ahead = 0
  await prepare(site)
  const seen = []
  for (let i = 0; i < count; i++) {
    const answer = await site.get("/auth-checked")
    if (answer.status === 200) cookies ||= answer.session === "set"
    seen.push(look(answer))
    await meanwhile?.(site)
    clock.ahead += 400
  }
  close()
  return seen
}
async function signIn(site) {
  const { csrfToken } = JSON.parse((await site.get("/auth/csrf")).text)
  await site.postJson("/auth/callback/credentials", { csrfToken, password: "right" })
}
const status = (answer) => answer.status

const out = [200, 200, 200, 401]
same(await active(hono(jwt), 4, status, signIn), out, "hono, JWT, each 400 s of 1000")
const inExpress = await active(await expressApp(jwt), 4, status, signIn)
same(inExpress, out, "express, JWT, each 400 s of 1000")
const asks = (site) => site.get("/auth/session")
const stays = await active(hono(jwt), 4, status, signIn, asks)
same(stays, [200, 200, 200, 200], "hono, JWT, GET session each time as well")

for (const [name, integration] of Object.entries({ hono, express: expressApp })) {
  const adapter = memory()
  const app = await integration(database(adapter))
  const signedIn = async ({ jar }) => {
    const expires = new Date(Date.now() + session.maxAge * 1000)
    await adapter.createSession({ sessionToken: "token", userId: ada.id, expires })
    jar.set("authjs.session-token", "token")
  }
  const end = () => secondsTo(adapter.sessions.get("token").expires)
  const seen = await active(app, 3, end, signedIn)
  same(seen, [1000, 1400, 1800], `${name}, database: end of the row at each request`)
}
same(cookies, false, "a cookie in one of these answers")
JS

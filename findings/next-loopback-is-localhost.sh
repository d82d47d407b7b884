#!/usr/bin/env bash
# next-auth 5 in Next.js turns 127.0.0.1 into localhost, AUTH_URL or not.
#
# Versions: next-auth 5.0.0-beta.32, next 16.4.6, react 19.2.0.
# Guess: AUTH_URL (or the Host header) gives the origin of all urls.
# Behavior: NextRequest rewrites every loopback address to localhost, and Auth.js builds a
#   NextRequest of AUTH_URL. A page on http://127.0.0.1:3000 is told urls of localhost, where its
#   cookies do not count, and its own absolute callbackUrl is foreign: the sign-in is accepted, the
#   path is dropped.
# Seen:
#   Request: 'http://127.0.0.1:3000/account'
#   NextRequest: 'http://localhost:3000/account'
#   callbackUrl of /providers: 'http://localhost:3000/api/auth/callback/credentials'
#   sign-in that asks for /account: 'http://localhost:3000'
#   the same with a path: 'http://localhost:3000/account'
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages next@16.4.6 next-auth@5.0.0-beta.32 react@19.2.0 react-dom@19.2.0
# Node finds "next/server", which next-auth imports as Next's bundler does, under its file name.
cat > loader.mjs <<'JS'
import { register } from "node:module"

const resolve = `export const resolve = (name, context, next) =>
  next(/^next\\/(server|headers|navigation)$/.test(name) ? name + ".js" : name, context)`
register("data:text/javascript," + encodeURIComponent(resolve))
JS
run --import ./loader.mjs <<'JS'
import { browser, common, password, same } from "./lib.mjs"

process.env.AUTH_URL = "http://127.0.0.1:3000"
const { NextRequest } = await import("next/server")
const { default: NextAuth } = await import("next-auth")
const { default: Credentials } = await import("next-auth/providers/credentials")

const url = "http://127.0.0.1:3000/account"
same(new Request(url).url, url, "Request")
same(new NextRequest(url).url, "http://localhost:3000/account", "NextRequest")

const { handlers } = NextAuth({ ...common, providers: [Credentials(password)] })
const handle = (request) => handlers[request.method](new NextRequest(request))
const site = browser(handle, "http://127.0.0.1:3000", "/api/auth")
const { credentials } = JSON.parse((await site.get("/providers")).text)
const listed = "http://localhost:3000/api/auth/callback/credentials"
same(credentials.callbackUrl, listed, "callbackUrl of /providers")
const fields = { password: "right", callbackUrl: url }
const accepted = await site.post("/callback/credentials", fields)
same(JSON.parse(accepted.text).url, "http://localhost:3000", "sign-in that asks for /account")
const path = await site.post("/callback/credentials", { ...fields, callbackUrl: "/account" })
same(JSON.parse(path.text).url, "http://localhost:3000/account", "the same with a path")
JS

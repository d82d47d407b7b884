#!/usr/bin/env bash
# A session that cannot be written as JSON is a redirect, or a refused token.
#
# Versions: @auth/core 0.41.3.
# Guess: a BigInt in the session (an id from a BIGINT column) makes the reads fail with 500.
# Behavior: GET session is a 302 to the HTML error page, which a fetch follows. POST session with a
#   right token is 400 `null`, the answer to an old token, after the jwt callback has already done
#   the update; a client that takes it for an old token does the update again.
# Seen:
#   sign-in: { url: 'O' }
#   GET session: [ 302, null, '', 'O/auth/error?error=Configuration' ]
#   where that leads: [ 500, 'text/html' ]
#   update, old token: [ 400, 'application/json', 'null', null ]
#   update, right token: [ 400, 'application/json', 'null', null ]
#   updates that the server did: 1
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/core@0.41.3
run <<'JS'
import { browser, common, password, same } from "./lib.mjs"
import { Auth } from "@auth/core"
import Credentials from "@auth/core/providers/credentials"

// As an app does whose users' ids are a BIGINT column.
let updates = 0
const callbacks = {
  jwt({ token, trigger }) {
    if (trigger === "update") updates += 1
    return token
  },
  session({ session, token }) {
    session.user.id = BigInt(token.sub)
    return session
  },
}
const config = { ...common, basePath: "/auth", providers: [Credentials(password)], callbacks }
const site = browser((request) => Auth(request, config), "http://app.test", "/auth")
const told = ({ status, type, text, location }) => [status, type, text, location]
same(JSON.parse((await site.signIn()).text), { url: "O" }, "sign-in")

const page = "O/auth/error?error=Configuration"
same(told(await site.get("/session")), [302, null, "", page], "GET session")
const followed = await site.get("/error?error=Configuration")
same([followed.status, followed.type], [500, "text/html"], "where that leads")
const refused = [400, "application/json", "null", null]
const old = { csrfToken: "0".repeat(64) }
same(told(await site.postJson("/session", old)), refused, "update, old token")
const right = { csrfToken: await site.token(), data: {} }
same(told(await site.postJson("/session", right)), refused, "update, right token")
same(updates, 1, "updates that the server did")
JS

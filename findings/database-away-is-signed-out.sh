#!/usr/bin/env bash
# A failing server answers a session read as if nobody were signed in.
#
# Versions: @auth/core 0.41.3.
# Guess: while the database is away, or if a callback throws, a session read is 5xx and changes
#   nothing.
# Behavior: both are 200 `null`. With database sessions the cookie stays, so the next read is signed
#   in again. With JWT sessions one exception in the session callback deletes the cookie: the user
#   is signed out for good.
# Seen:
#   database session: [ 200, 'Ada', 'set' ]
#   database away: [ 200, 'null', 'untouched' ]
#   database back: [ 200, 'Ada', 'set' ]
#   JWT session: [ 200, 'Ada', 'set' ]
#   callback throws once: [ 200, 'null', 'deleted' ]
#   callback well again: [ 200, 'null', 'untouched' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/core@0.41.3
run <<'JS'
import { browser, common, memory, password, same } from "./lib.mjs"
import { Auth } from "@auth/core"
import Credentials from "@auth/core/providers/credentials"
import GitHub from "@auth/core/providers/github"

const base = { ...common, basePath: "/auth" }
const visit = (config) => browser((request) => Auth(request, config), "http://app.test", "/auth")
const read = async (site) => {
  const { status, text, session } = await site.get("/session")
  return [status, JSON.parse(text)?.user.name ?? text, session]
}

const adapter = memory()
const end = new Date(Date.now() + 3_600_000)
await adapter.createSession({ sessionToken: "token", userId: "1", expires: end })
const github = GitHub({ clientId: "id", clientSecret: "secret" })
const session = { strategy: "database" }
const stored = visit({ ...base, providers: [github], adapter, session })
stored.jar.set("authjs.session-token", "token")
same(await read(stored), [200, "Ada", "set"], "database session")
adapter.down = true
same(await read(stored), [200, "null", "untouched"], "database away")
adapter.down = false
same(await read(stored), [200, "Ada", "set"], "database back")

let roles = { find: () => "admin" }
const callbacks = { session: ({ session }) => ({ ...session, role: roles.find() }) }
const sealed = visit({ ...base, providers: [Credentials(password)], callbacks })
await sealed.signIn()
same(await read(sealed), [200, "Ada", "set"], "JWT session")
const kept = roles
roles = null
same(await read(sealed), [200, "null", "deleted"], "callback throws once")
roles = kept
same(await read(sealed), [200, "null", "untouched"], "callback well again")
JS

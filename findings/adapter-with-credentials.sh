#!/usr/bin/env bash
# An adapter makes a Credentials sign-in succeed and not last.
#
# Versions: @auth/core 0.41.3.
# Guess: with an adapter and a Credentials provider but no `session.strategy`, either every request
#   fails, as it does for `strategy: "database"`, or the session is a JWT.
# Behavior: the sign-in is accepted and sets a JWT as the session cookie. The next read looks for it
#   in the database, answers null and deletes the cookie. Nothing is logged.
# Seen:
#   jwt: { signIn: [ 200, 'set' ], read: [ 200, 'Ada', 'set' ], logged: [] }
#   not given: { signIn: [ 200, 'set' ], read: [ 200, null, 'deleted' ], logged: [] }
#   database: [ 500, null, 'untouched' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/core@0.41.3
run <<'JS'
import { browser, common, memory, password, same } from "./lib.mjs"
import { Auth } from "@auth/core"
import Credentials from "@auth/core/providers/credentials"

async function visit(session) {
  const logged = []
  const log = (line) => logged.push(line.name ?? line)
  const config = {
    ...common,
    basePath: "/auth",
    adapter: memory(),
    session,
    providers: [Credentials(password)],
    logger: { error: log, warn: log, debug() {} },
  }
  const site = browser((request) => Auth(request, config), "http://app.test", "/auth")
  const [signIn, read] = [await site.signIn(), await site.get("/session")]
  const name = JSON.parse(read.text)?.user?.name ?? null
  const seen = [read.status, name, read.session]
  return { signIn: [signIn.status, signIn.session], read: seen, logged }
}

const works = { signIn: [200, "set"], read: [200, "Ada", "set"], logged: [] }
same(await visit({ strategy: "jwt" }), works, "jwt")
const dead = { signIn: [200, "set"], read: [200, null, "deleted"], logged: [] }
same(await visit(undefined), dead, "not given")
same((await visit({ strategy: "database" })).read, [500, null, "untouched"], "database")
JS

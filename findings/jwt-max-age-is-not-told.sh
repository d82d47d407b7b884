#!/usr/bin/env bash
# `jwt.maxAge` ends a session of which the server said that it lasts 30 days.
#
# Versions: @auth/core 0.41.3.
# Guess: `expires` of the session and the cookie's end follow the token, so a client can rely on
#   `expires`.
# Behavior: `session.maxAge` sets all three. `jwt.maxAge` sets the token's end alone: body and
#   cookie go on saying 30 days (2592000 s), and the session is gone 630 s after the last read.
# Seen:
#   session.maxAge 600: { told: 600, cookie: 600, later: [ 'null', 'deleted' ] }
#   jwt.maxAge 600: { told: 2592000, cookie: 2592000, later: [ 'null', 'deleted' ] }
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/core@0.41.3
run <<'JS'
import { browser, clock, common, password, same, secondsTo } from "./lib.mjs"
import { Auth } from "@auth/core"
import Credentials from "@auth/core/providers/credentials"

for (const [option, documented] of [
  ["session", { told: 600, cookie: 600, later: ["null", "deleted"] }],
  ["jwt", { told: 2_592_000, cookie: 2_592_000, later: ["null", "deleted"] }],
]) {
  const config = {
    ...common,
    basePath: "/auth",
    providers: [Credentials(password)],
    [option]: { maxAge: 600 },
  }
  const site = browser((request) => Auth(request, config), "http://app.test", "/auth")
  clock.ahead = 0
  await site.signIn()
  const first = await site.get("/session")
  clock.ahead = 630
  const second = await site.get("/session")
  const seen = {
    told: secondsTo(JSON.parse(first.text).expires),
    cookie: secondsTo(first.sessionEnds),
    later: [second.text, second.session],
  }
  same(seen, documented, `${option}.maxAge 600`)
}
JS

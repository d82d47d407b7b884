#!/usr/bin/env bash
# The end of a database session moves late, is told late, or never moves.
#
# Versions: @auth/core 0.41.3.
# Guess: each read moves the session's end to now + maxAge, or at least the read that moves it tells
#   the new end; the cookie ends when the session does.
# Behavior: the end moves once updateAge has passed since it last moved, and the read that moves it
#   still tells the old end. The cookie's end moves with every read. updateAge is a day if not
#   given, so a session of an hour never moves: it is over after an hour of steady use, while the
#   cookie says otherwise. Pairs below: end told by the body, end of the cookie, in seconds from the
#   start.
# Seen:
#   updateAge 100, read at 50, 150, 160, 250, 260: [ [ 1000, 1050 ], [ 1000, 1150 ], [ 1150, 1160 ],
#     [ 1150, 1250 ], [ 1250, 1260 ] ]
#   maxAge 3600, read at 1800, 3000, 3580, 3620: [ [ 3600, 5400 ], [ 3600, 6600 ], [ 3600, 7180 ],
#     'signed out' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/core@0.41.3
run <<'JS'
import { browser, clock, common, memory, same, secondsTo } from "./lib.mjs"
import { Auth } from "@auth/core"
import GitHub from "@auth/core/providers/github"

async function read(session, moments) {
  const adapter = memory()
  const config = {
    ...common,
    basePath: "/auth",
    adapter,
    providers: [GitHub({ clientId: "id", clientSecret: "secret" })],
    session: { strategy: "database", ...session },
  }
  const site = browser((request) => Auth(request, config), "http://app.test", "/auth")
  clock.ahead = 0
  const expires = new Date(Date.now() + session.maxAge * 1000)
  await adapter.createSession({ sessionToken: "token", userId: "1", expires })
  site.jar.set("authjs.session-token", "token")
  const seen = []
  for (clock.ahead of moments) {
    const { text, sessionEnds } = await site.get("/session")
    const told = JSON.parse(text)?.expires
    seen.push(told ? [secondsTo(told), secondsTo(sessionEnds)] : "signed out")
  }
  return seen
}

// Each pair: the end that the body tells, the end of the cookie, in seconds from the start.
const sliding = [[1000, 1050], [1000, 1150], [1150, 1160], [1150, 1250], [1250, 1260]]
const seen = await read({ maxAge: 1000, updateAge: 100 }, [50, 150, 160, 250, 260])
same(seen, sliding, "updateAge 100, read at 50, 150, 160, 250, 260")
const short = await read({ maxAge: 3600 }, [1800, 3000, 3580, 3620])
const fixed = [[3600, 5400], [3600, 6600], [3600, 7180], "signed out"]
same(short, fixed, "maxAge 3600, read at 1800, 3000, 3580, 3620")
JS

#!/usr/bin/env bash
# Callbacks that return nothing still end in an answer with status 200.
#
# Versions: @auth/core 0.41.3; next-auth 4.24.15 in next 16.4.6 (its API route handling), react
#   18.3.1.
# Guess: a callback that only changes its argument and forgets to return it fails loudly, or what it
#   was given counts.
# Behavior: session: 200, called JSON, with no byte in it, so that `response.json()` rejects;
#   version 4 does that for `null` as well. redirect: 200 and empty without a type, though the user
#   is signed in. jwt: the sign-in is accepted with a cookie; version 5 deletes it at the next read,
#   version 4 goes on with a user who has no name. (T stands for a time.)
# Seen:
#   core 0.41.3, session -> undefined: [ 200, 'application/json', '', 'set' ]
#   core 0.41.3, session -> null: [ 200, 'application/json', 'null', 'set' ]
#   core 0.41.3, jwt, sign-in: [ 200, 'application/json', '{"url":"O"}', 'set' ]
#   core 0.41.3, jwt, session read: [ 200, 'application/json', 'null', 'deleted' ]
#   core 0.41.3, redirect, sign-in: [ 200, null, '', 'set' ]
#   next-auth 4, session -> undefined: [ 200, 'application/json', '', 'set' ]
#   next-auth 4, session -> null: [ 200, 'application/json', '', 'set' ]
#   next-auth 4, jwt, sign-in: [ 200, 'application/json; charset=utf-8', '{"url":"O"}', 'set' ]
#   next-auth 4, jwt, session read: [ 200, 'application/json; charset=utf-8',
#     '{"user":{},"expires":"T"}', 'set' ]
#   next-auth 4, redirect, sign-in: [ 200, null, '', 'set' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/core@0.41.3 next-auth@4.24.15 next@16.4.6 react@18.3.1 react-dom@18.3.1
run <<'JS'
import { browser, common, nextAuth4, password, same } from "./lib.mjs"
import { Auth } from "@auth/core"
import Credentials from "@auth/core/providers/credentials"
import credentials4 from "next-auth/providers/credentials"

const makers = {
  async "core 0.41.3"(callbacks) {
    const config = { ...common, basePath: "/auth", providers: [Credentials(password)], callbacks }
    return browser((request) => Auth(request, config), "http://app.test", "/auth")
  },
  "next-auth 4": (callbacks) =>
    nextAuth4({ ...common, providers: [credentials4.default(password)], callbacks }),
}
const json = { "core 0.41.3": "application/json", "next-auth 4": "application/json; charset=utf-8" }
const told = ({ status, type, text, session }) => [status, type, text, session]
const accepted = '{"url":"O"}'
const nothing = { "core 0.41.3": "null", "next-auth 4": "" }
const left = {
  "core 0.41.3": [200, "application/json", "null", "deleted"],
  "next-auth 4": [200, "application/json; charset=utf-8", '{"user":{},"expires":"T"}', "set"],
}

for (const [name, make] of Object.entries(makers)) {
  const answer = async (callbacks, ask) => {
    const site = await make(callbacks)
    const first = await site.signIn()
    const second = await site.get("/session")
    second.text = second.text.replace(/\d{4}-[\d:.TZ-]+/, "T")
    site.close?.()
    return told(ask === "sign-in" ? first : second)
  }
  const empty = [200, "application/json", "", "set"]
  same(await answer({ session: () => {} }), empty, `${name}, session -> undefined`)
  const asNull = [200, "application/json", nothing[name], "set"]
  same(await answer({ session: () => null }), asNull, `${name}, session -> null`)
  const jwt = { jwt: () => {} }
  same(await answer(jwt, "sign-in"), [200, json[name], accepted, "set"], `${name}, jwt, sign-in`)
  same(await answer(jwt), left[name], `${name}, jwt, session read`)
  const redirect = [200, null, "", "set"]
  same(await answer({ redirect: () => {} }, "sign-in"), redirect, `${name}, redirect, sign-in`)
}
JS

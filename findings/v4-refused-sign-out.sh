#!/usr/bin/env bash
# A refused sign-out of next-auth 4 looks like success.
#
# Versions: next-auth 4.24.15 in next 16.4.6 (its API route handling), react 18.3.1.
# Guess: a sign-out with an old CSRF token is answered with 4xx or with an `error` in the url, as an
#   update is; an unknown provider is told apart from an old token.
# Behavior: 200 with a url, no `error` in it, and the session goes on. The only trace is
#   `csrf=true`. Asking for a provider that the server does not have gives the very same answer as
#   an old token, so a client that fetches a new token and tries again gets nowhere.
# Seen:
#   sign-out, old token: [ 200, '{"url":"O/api/auth/signout?csrf=true"}', 'untouched' ]
#   session afterwards: 'Ada'
#   github, old token: [ 200, '{"url":"O/api/auth/signin?csrf=true"}', 'untouched' ]
#   no such provider, right token: [ 200, '{"url":"O/api/auth/signin?csrf=true"}', 'untouched' ]
#   update, old token: [ 400, '{}', 'untouched' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages next-auth@4.24.15 next@16.4.6 react@18.3.1 react-dom@18.3.1
run <<'JS'
import { common, nextAuth4, password, same } from "./lib.mjs"
import credentials from "next-auth/providers/credentials"
import github from "next-auth/providers/github"

const site = await nextAuth4({
  ...common,
  providers: [
    credentials.default(password),
    github.default({ clientId: "id", clientSecret: "secret" }),
  ],
})
await site.signIn()
const told = ({ status, text, session }) => [status, text, session]

const old = { csrfToken: "0".repeat(64) }
const signOut = [200, '{"url":"O/api/auth/signout?csrf=true"}', "untouched"]
same(told(await site.post("/signout", old)), signOut, "sign-out, old token")
same(JSON.parse((await site.get("/session")).text).user.name, "Ada", "session afterwards")

const signIn = [200, '{"url":"O/api/auth/signin?csrf=true"}', "untouched"]
same(told(await site.post("/signin/github", old)), signIn, "github, old token")
same(told(await site.post("/signin/gitlab")), signIn, "no such provider, right token")
const update = await site.postJson("/session", { ...old, data: {} })
same(told(update), [400, "{}", "untouched"], "update, old token")
site.close()
JS

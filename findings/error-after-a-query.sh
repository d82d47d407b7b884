#!/usr/bin/env bash
# The error of a failed sign-in comes behind a second question mark.
#
# Versions: @auth/core 0.41.3.
# Guess: `pages.signIn` with a query gets `&error=...`, one with a hash gets the query before the
#   hash, and an address on another origin is left as it is. GET signin, which adds the callbackUrl
#   to the same page, makes one think so.
# Behavior: the answer to a wrong password is origin + page + `?error=...`, whatever the page
#   contains: the query parser finds no `error` (it is part of `lang`, or of the hash), and another
#   origin is glued to the own one. GET signin uses other code and is right in all cases but the
#   hash.
# Seen:
#   /login, wrong password: 'O/login?error=CredentialsSignin&code=credentials'
#   /login, GET signin: '/login?callbackUrl=O'
#   /login?lang=en, wrong password: 'O/login?lang=en?error=CredentialsSignin&code=credentials'
#   /login?lang=en, GET signin: '/login?lang=en&callbackUrl=O'
#   /login#form, wrong password: 'O/login#form?error=CredentialsSignin&code=credentials'
#   /login#form, GET signin: '/login#form?callbackUrl=O'
#   https://id.test/in, wrong password:
#     'Ohttps://id.test/in?error=CredentialsSignin&code=credentials'
#   https://id.test/in, GET signin: 'https://id.test/in?callbackUrl=O'
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/core@0.41.3
run <<'JS'
import { browser, common, password, same } from "./lib.mjs"
import { Auth } from "@auth/core"
import Credentials from "@auth/core/providers/credentials"

const error = "error=CredentialsSignin&code=credentials"
const from = "callbackUrl=O"
for (const [signIn, refused, asked] of [
  ["/login", `O/login?${error}`, `/login?${from}`],
  ["/login?lang=en", `O/login?lang=en?${error}`, `/login?lang=en&${from}`],
  ["/login#form", `O/login#form?${error}`, `/login#form?${from}`],
  ["https://id.test/in", `Ohttps://id.test/in?${error}`, `https://id.test/in?${from}`],
]) {
  const config = {
    ...common,
    basePath: "/auth",
    providers: [Credentials(password)],
    pages: { signIn },
  }
  const site = browser((request) => Auth(request, config), "http://app.test", "/auth")
  const { text } = await site.post("/callback/credentials", { password: "wrong" })
  same(JSON.parse(text).url, refused, `${signIn}, wrong password`)
  const { location } = await site.get("/signin")
  same(location.replace(encodeURIComponent("http://app.test"), "O"), asked, `${signIn}, GET signin`)
}
JS

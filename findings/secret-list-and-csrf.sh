#!/usr/bin/env bash
# A new entry in the list of secrets keeps the sessions and voids all CSRF tokens.
#
# Versions: @auth/core 0.41.3.
# Guess: with `secret: [new, old]` everything made with the old secret still counts while pages are
#   open.
# Behavior: sessions do, as each secret is tried. A CSRF token is checked against the list as a
#   whole, so any change of it, an old secret added behind the current one too, refuses the token of
#   every open page: the user stays signed in but can neither update nor sign out with it.
# Seen:
#   [old], session: 'Ada'
#   [old], update with the page's token: 200
#   [old], sign-out with it: 'O'
#   [new, old], session: 'Ada'
#   [new, old], update with the page's token: 400
#   [new, old], sign-out with it: 'O/auth/signin?error=MissingCSRF'
#   [old, new], session: 'Ada'
#   [old, new], update with the page's token: 400
#   [old, new], sign-out with it: 'O/auth/signin?error=MissingCSRF'
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/core@0.41.3
run <<'JS'
import { browser, common, password, same } from "./lib.mjs"
import { Auth } from "@auth/core"
import Credentials from "@auth/core/providers/credentials"

const old = common.secret
const next = "the secret that follows it, long enough"
for (const [label, secret, holds] of [
  ["[old]", [old], true],
  ["[new, old]", [next, old], false],
  ["[old, new]", [old, next], false],
]) {
  const config = { ...common, basePath: "/auth", providers: [Credentials(password)] }
  const site = browser((request) => Auth(request, config), "http://app.test", "/auth")
  await site.signIn()
  const csrfToken = await site.token()

  // The server comes back with another list; the page is still open, with its token.
  config.secret = secret
  const { text } = await site.get("/session")
  same(JSON.parse(text).user.name, "Ada", `${label}, session`)
  const { status } = await site.postJson("/session", { csrfToken, data: {} })
  same(status, holds ? 200 : 400, `${label}, update with the page's token`)
  const out = await site.post("/signout", { csrfToken })
  const url = holds ? "O" : "O/auth/signin?error=MissingCSRF"
  same(JSON.parse(out.text).url, url, `${label}, sign-out with it`)
}
JS

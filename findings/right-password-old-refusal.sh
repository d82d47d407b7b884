#!/usr/bin/env bash
# After a refused consent, next-auth/react reports a right password as the refusal before it.
#
# Versions: next-auth 5.0.0-beta.32, @auth/core 0.41.3, react 19.2.0, happy-dom 21.0.4.
# Guess: the app's sign-in page gets the `callbackUrl` again beside the error, as it does when the
#   server first leads there; or the way back is lost, and a sign-in sends users to the start page.
# Behavior: the page gets `?error=OAuthCallbackError` alone, but the cookie `authjs.callback-url`
#   survives. A form that posts no `callbackUrl`, or an empty one, leads to the page of the first
#   try. `signIn()` of next-auth/react posts the address of the page it is called on, error and all,
#   gets it back as the `url`, and takes the old error for that of the new attempt: the user is
#   signed in, and the app is told `error: "OAuthCallbackError"`.
# Seen:
#   GET signin, from /settings: '/login?callbackUrl=O/settings'
#   consent refused: 'O/login?error=OAuthCallbackError'
#   a form without callbackUrl: 'O/settings'
#   a form with an empty callbackUrl: 'O/settings'
#   next-auth/react: { error: 'OAuthCallbackError', url: null, isSignedIn: true }
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages next-auth@5.0.0-beta.32 @auth/core@0.41.3 react@19.2.0 happy-dom@21.0.4
run <<'JS'
import { browser, common, password, same } from "./lib.mjs"
import { Window } from "happy-dom"
import { Auth } from "@auth/core"
import Credentials from "@auth/core/providers/credentials"

const origin = "http://app.test"
const local = {
  id: "local",
  name: "Local",
  type: "oauth",
  clientId: "client",
  clientSecret: "secret",
  authorization: "http://id.test/authorize",
  token: "http://id.test/token",
  userinfo: "http://id.test/user",
  checks: ["state"],
}
const providers = [Credentials(password), local]
const config = { ...common, basePath: "/api/auth", providers, pages: { signIn: "/login" } }
const handle = (request) => Auth(request, config)
const site = browser(handle, origin, "/api/auth")

const first = await site.get(`/signin?callbackUrl=${origin}/settings`)
const shown = decodeURIComponent(first.location).replace(origin, "O")
same(shown, "/login?callbackUrl=O/settings", "GET signin, from /settings")
const started = await site.post("/signin/local", { callbackUrl: `${origin}/settings` })
const state = new URL(JSON.parse(started.text).url).searchParams.get("state")
const refused = await site.get(`/callback/local?error=access_denied&state=${state}`)
same(refused.location, "O/login?error=OAuthCallbackError", "consent refused")
const cookies = [...site.jar]

/** Signs in with these fields, by the cookies from after the refusal. */
async function signIn(fields) {
  site.jar.clear()
  for (const [name, value] of cookies) site.jar.set(name, value)
  const { text } = await site.post("/callback/credentials", { password: "right", ...fields })
  return JSON.parse(text).url
}
same(await signIn({}), "O/settings", "a form without callbackUrl")
same(await signIn({ callbackUrl: "" }), "O/settings", "a form with an empty callbackUrl")

// The same by next-auth/react, on the page to which the server has led.
const window = new Window({ url: refused.location.replace("O", origin) })
Object.assign(globalThis, { window, document: window.document, location: window.location })
const cookie = cookies.map((pair) => pair.join("=")).join("; ")
let isSignedIn = false
globalThis.fetch = async (path, { method, headers, body } = {}) => {
  const init = { method, headers: { ...headers, cookie }, body }
  const response = await handle(new Request(origin + path, init))
  isSignedIn ||= response.headers.getSetCookie().some((line) => line.includes("session-token="))
  return response
}
const react = await import("next-auth/react")
const { error, url } = await react.signIn("credentials", { redirect: false, password: "right" })
const documented = { error: "OAuthCallbackError", url: null, isSignedIn: true }
same({ error, url, isSignedIn }, documented, "next-auth/react")
JS

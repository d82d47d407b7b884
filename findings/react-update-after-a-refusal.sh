#!/usr/bin/env bash
# One refused token leaves `update` of next-auth/react dead until the next read.
#
# Versions: next-auth 5.0.0-beta.32, @auth/core 0.41.3, react and react-dom 19.2.0, happy-dom
#   21.0.4.
# Guess: an update with an old CSRF token resolves to null and leaves the session, and the next one
#   works.
# Behavior: the server's answer is 400 `null`. The client reads a property of that null while it
#   reports the error, so `update` rejects with a TypeError, the status stays `loading`, and every
#   further `update` returns at once without a request. Only a read from elsewhere (the tab shown
#   again, another tab's message, a poll) ends that.
# Seen:
#   update, token replaced: 'TypeError'
#   status afterwards: 'loading'
#   update, again: [ undefined, [] ]
#   status then: 'loading'
#   status when the user comes back to the tab: 'authenticated'
#   update, after that: 'Ada'
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages next-auth@5.0.0-beta.32 @auth/core@0.41.3 react@19.2.0 react-dom@19.2.0 happy-dom@21.0.4
run <<'JS'
import { browser, common, password, same } from "./lib.mjs"
import { Window } from "happy-dom"
import { Auth } from "@auth/core"
import Credentials from "@auth/core/providers/credentials"

const window = new Window({ url: "http://app.test/" })
Object.assign(globalThis, { window, document: window.document, location: window.location })
const config = { ...common, basePath: "/api/auth", providers: [Credentials(password)] }
const site = browser((request) => Auth(request, config), "http://app.test", "/api/auth")
await site.signIn()

// The page's requests go to the server, with the cookies of the browser.
const sent = []
let beforeUpdate = () => {}
globalThis.fetch = async (path, { method = "GET", headers, body } = {}) => {
  if (method === "POST") beforeUpdate()
  const cookie = [...site.jar].map((pair) => pair.join("=")).join("; ")
  const init = { method, headers: { ...headers, cookie }, body }
  const response = await Auth(new Request(`http://app.test${path}`, init), config)
  sent.push(`${method} ${path} ${response.status}`)
  return response
}

const { createElement } = await import("react")
const { createRoot } = await import("react-dom/client")
const { SessionProvider, useSession } = await import("next-auth/react")
let shown
const Page = () => void (shown = useSession())
const root = createRoot(document.body.appendChild(document.createElement("div")))
root.render(createElement(SessionProvider, {}, createElement(Page)))
const pause = () => new Promise((done) => setTimeout(done, 100))
async function until(condition) {
  for (let tries = 0; tries < 100 && !condition(); tries += 1) await pause()
}
// A page reads twice: next-auth hears its own message about the first answer.
await until(() => shown?.status === "authenticated" && sent.length === 2)
await pause()

// Another tab's first request gave the browser another token in the meantime.
beforeUpdate = () => site.jar.delete("authjs.csrf-token")
const first = await shown.update({ name: "Ada L." }).catch((error) => error.constructor.name)
same(first, "TypeError", "update, token replaced")
beforeUpdate = () => {}
await site.token()
await pause()
same(shown.status, "loading", "status afterwards")
sent.length = 0
same([await shown.update({ name: "Ada L." }), sent], [undefined, []], "update, again")
same(shown.status, "loading", "status then")
document.dispatchEvent(new window.Event("visibilitychange"))
await until(() => shown.status !== "loading")
same(shown.status, "authenticated", "status when the user comes back to the tab")
same((await shown.update({ name: "Ada L." }))?.user.name, "Ada", "update, after that")
process.exit()
JS

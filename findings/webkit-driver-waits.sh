#!/usr/bin/env bash
# WebKitGTK's driver answers almost nothing while a navigation is pending.
#
# Versions: WebKitGTK 2.50.6 (Debian's webkit2gtk-driver and xvfb have to be installed).
# Guess: while the server lets a clicked link wait, the old page is there and can be asked for its
#   address, title and text; or else no command is answered.
# Behavior: address, title, elements, cookies, screenshots and scripts wait for the server's answer
#   and then tell of the new page. Only `source` tells at once of the old one, also with the page
#   load strategy "eager". With "none" all do but the screenshot.
# Seen:
#   version: '2.50.6'
#   normal, at once: [ 'source' ]
#   normal, after the server: [ 'url', 'title', 'script', 'element', 'cookie', 'screenshot' ]
#   eager, at once: [ 'source' ]
#   eager, after the server: [ 'url', 'title', 'script', 'element', 'cookie', 'screenshot' ]
#   none, at once: [ 'source', 'url', 'title', 'script', 'element', 'cookie' ]
#   none, after the server: [ 'screenshot' ]
#   the title meanwhile (normal, none): [ 'new', 'old' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
cp "$findings/webkit.mjs" .
run <<'JS'
import { same } from "./lib.mjs"
import { webkit } from "./webkit.mjs"
import { createServer } from "node:http"
import { setTimeout as pause } from "node:timers/promises"

const WAIT = 1500
const server = createServer(async ({ url }, response) => {
  if (url === "/new") await pause(WAIT)
  response.setHeader("content-type", "text/html")
  response.end(url === "/new" ? "<title>new</title>" : "<title>old</title><a href=/new>new</a>")
})
await new Promise((listening) => server.listen(0, "127.0.0.1", listening))
const url = `http://127.0.0.1:${server.address().port}/`

const commands = {
  source: ({ get }) => get("/source"),
  url: ({ get }) => get("/url"),
  title: ({ get }) => get("/title"),
  script: ({ post }) => post("/execute/sync", { script: "return document.title", args: [] }),
  element: ({ post }) => post("/element", { using: "css selector", value: "a" }),
  cookie: ({ get }) => get("/cookie"),
  screenshot: ({ get }) => get("/screenshot"),
}

const titles = []
for (const pageLoadStrategy of ["normal", "eager", "none"]) {
  const browser = await webkit({ pageLoadStrategy })
  if (pageLoadStrategy === "normal") same(browser.version, "2.50.6", "version")
  const [soon, late] = [[], []]
  for (const [name, command] of Object.entries(commands)) {
    await browser.post("/url", { url })
    await pause(500)
    const script = "document.querySelector('a').click()"
    await browser.post("/execute/sync", { script, args: [] })
    await pause(200)
    const start = performance.now()
    const value = await command(browser)
    if (name === "title") titles.push(value)
    const isSoon = performance.now() - start < (WAIT - 200) / 2
    ;(isSoon ? soon : late).push(name)
    await pause(isSoon ? WAIT : 0)
  }
  await browser.close()
  const [first, ...rest] = Object.keys(commands)
  const [waits, old] = [["screenshot"], [first, ...rest.slice(0, -1)]]
  same(soon, pageLoadStrategy === "none" ? old : [first], `${pageLoadStrategy}, at once`)
  same(late, pageLoadStrategy === "none" ? waits : rest, `${pageLoadStrategy}, after the server`)
}
same([titles[0], titles[2]], ["new", "old"], "the title meanwhile (normal, none)")
server.close()
server.closeAllConnections()
JS

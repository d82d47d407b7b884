#!/usr/bin/env bash
# WebKitGTK sends a page no storage events until its tab has used localStorage.
#
# Versions: WebKitGTK 2.50.6 (Debian's webkit2gtk-driver and xvfb have to be installed).
# Guess: a listener for `storage` is all it takes to be told what other tabs write.
# Behavior: a tab that has only listened is told of nothing. One `getItem` or `length` is enough,
#   also of a key that does not exist; `window.localStorage` alone or sessionStorage is not. What
#   was written earlier is not told later. It holds for the tab: its next page need not read again.
# Seen:
#   version: '2.50.6'
#   only listens: []
#   names localStorage: []
#   reads sessionStorage: []
#   asks for the length: [ 'first', 'second' ]
#   reads a key that does not exist: [ 'first', 'second' ]
#   reads after the first word: [ 'second' ]
#   the page after one that has read: [ 'first', 'second' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
cp "$findings/webkit.mjs" .
run <<'JS'
import { same } from "./lib.mjs"
import { webkit } from "./webkit.mjs"
import { createServer } from "node:http"
import { setTimeout as pause } from "node:timers/promises"

const server = createServer((_request, response) => {
  response.setHeader("content-type", "text/html")
  response.end(`<!doctype html><script>
    log = []
    addEventListener("storage", ({ newValue }) => log.push(newValue))
  </script>`)
})
await new Promise((listening) => server.listen(0, "127.0.0.1", listening))
const url = `http://127.0.0.1:${server.address().port}`
const browser = await webkit()
same(browser.version, "2.50.6", "version")

/** What a page is told that runs `before`, and then `after` one of the two words of another tab. */
async function told(before, after = "0", isLeft = false) {
  const [writer, page] = [await browser.newTab(url), await browser.newTab(url)]
  await writer.run("localStorage.clear()")
  await page.run(before)
  if (isLeft) await page.open(`${url}/next`)
  await pause(300)
  await writer.run("localStorage.setItem('key', 'first')")
  await pause(300)
  await page.run(after)
  await pause(300)
  await writer.run("localStorage.setItem('key', 'second')")
  await pause(300)
  return page.run("log")
}

const read = "localStorage.getItem('none')"
same(await told("0"), [], "only listens")
same(await told("window.localStorage, 0"), [], "names localStorage")
same(await told("sessionStorage.getItem('none')"), [], "reads sessionStorage")
same(await told("localStorage.length"), ["first", "second"], "asks for the length")
same(await told(read), ["first", "second"], "reads a key that does not exist")
same(await told("0", read), ["second"], "reads after the first word")
same(await told(read, "0", true), ["first", "second"], "the page after one that has read")
await browser.close()
server.close()
server.closeAllConnections()
JS

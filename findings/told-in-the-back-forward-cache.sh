#!/usr/bin/env bash
# A tab's channel message throws a cached page away in Chromium, a storage event is kept for it.
#
# Versions: Chromium 156.0.8078.108 by playwright-core 1.64.0, WebKitGTK 2.50.6 (Debian's chromium,
#   webkit2gtk-driver and xvfb have to be installed).
# Guess: a page in the back/forward cache is not fully active, so what other tabs say meanwhile is
#   lost in all engines, by a storage event as by a BroadcastChannel; the page is restored and has
#   to ask what it has missed.
# Behavior: WebKitGTK does so. Chromium delivers each storage event late, after `pageshow`, with the
#   values of then, so an old one may seem to be news. One message to a channel that the page has
#   open removes it from the cache: Back loads it anew, with its state lost.
# Seen:
#   versions: [ '156.0.8078.108', '2.50.6' ]
#   chromium, nothing: [ 'restored', 'resume', 'visibilitychange', 'pageshow' ]
#   chromium, storage: [ 'restored', 'resume', 'visibilitychange', 'pageshow', 'storage 1', 'storage
#     2' ]
#   chromium, channel: [ 'loaded', 'pageshow' ]
#   chromium, its reason: [ 'broadcastchannel-message' ]
#   webkit, nothing: [ 'restored', 'visibilitychange', 'pageshow' ]
#   webkit, storage: [ 'restored', 'visibilitychange', 'pageshow' ]
#   webkit, channel: [ 'restored', 'visibilitychange', 'pageshow' ]
#   webkit, both to a page on the screen: [ 'storage 1', 'storage 2', 'channel 1' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages playwright-core@1.64.0
cp "$findings/webkit.mjs" .
run <<'JS'
import { same } from "./lib.mjs"
import { webkit } from "./webkit.mjs"
import { createServer } from "node:http"
import { setTimeout as pause } from "node:timers/promises"
import { chromium } from "playwright-core"

const page = `<!doctype html><title>page</title><script>
  log = []
  localStorage.getItem("said") // WebKitGTK sends no storage events to a page that has not read.
  addEventListener("pageshow", () => log.push("pageshow"))
  for (const name of ["visibilitychange", "resume"])
    document.addEventListener(name, () => log.push(name))
  addEventListener("storage", ({ newValue }) => log.push("storage " + newValue))
  channel = new BroadcastChannel("tabs")
  channel.onmessage = ({ data }) => log.push("channel " + data)
</script>`
const server = createServer(({ url }, response) => {
  response.setHeader("content-type", "text/html")
  response.end(url === "/page" ? page : "<!doctype html><title>other</title>")
})
await new Promise((listening) => server.listen(0, "127.0.0.1", listening))
const origin = `http://127.0.0.1:${server.address().port}`

const words = {
  nothing: "0",
  storage: "localStorage.setItem('said', 1); localStorage.setItem('said', 2)",
  channel: "new BroadcastChannel('tabs').postMessage(1)",
}

/** What a page sees when it is left, `other` says something, and Back is pressed. */
async function cached(tab, other, code) {
  await tab.open(`${origin}/page`)
  await pause(300)
  const left = "if (document.hidden) log.length = 0"
  await tab.run(`kept = document.addEventListener("visibilitychange", () => { ${left} }) ?? true`)
  await tab.open(`${origin}/other`)
  await pause(300)
  await other.run(code)
  await pause(300)
  await tab.back()
  await pause(700)
  const kept = await tab.run("window.kept ? 'restored' : 'loaded'")
  return [kept, ...(await tab.run("log"))]
}

const launch = { executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] }
const ignoreDefaultArgs = ["--disable-back-forward-cache"]
const chrome = await chromium.launch({ ...launch, ignoreDefaultArgs })
const driven = await webkit()
same([chrome.version(), driven.version], ["156.0.8078.108", "2.50.6"], "versions")

async function chromeTab(context) {
  const tab = await context.newPage()
  const open = (url) => tab.goto(url)
  await open(`${origin}/other`)
  const back = () => tab.goBack({ waitUntil: "commit" })
  return { open, run: (code) => tab.evaluate(code), back }
}
const start = ["visibilitychange", "pageshow"]
const restored = ["restored", "resume", ...start]
const inChrome = { nothing: restored, storage: [...restored, "storage 1", "storage 2"] }
inChrome.channel = ["loaded", "pageshow"]
for (const [name, code] of Object.entries(words)) {
  const context = await chrome.newContext()
  const [other, tab] = [await chromeTab(context), await chromeTab(context)]
  same(await cached(tab, other, code), inChrome[name], `chromium, ${name}`)
  if (name !== "channel") continue
  const entry = "performance.getEntriesByType('navigation')[0].notRestoredReasons"
  const reasons = await tab.run(`${entry}.reasons.map(({ reason }) => reason)`)
  same(reasons, ["broadcastchannel-message"], "chromium, its reason")
}
await chrome.close()

const webkitTab = () => driven.newTab(`${origin}/other`)
for (const [name, code] of Object.entries(words)) {
  const [other, tab] = [await webkitTab(), await webkitTab()]
  await other.run("localStorage.clear()")
  same(await cached(tab, other, code), ["restored", ...start], `webkit, ${name}`)
}
const [other, tab] = [await webkitTab(), await webkitTab()]
await other.run("localStorage.clear()")
await tab.open(`${origin}/page`)
await pause(300)
await tab.run("log.length = 0")
await other.run(words.storage)
await pause(100)
await other.run(words.channel)
await pause(300)
const heard = ["storage 1", "storage 2", "channel 1"]
same(await tab.run("log"), heard, "webkit, both to a page on the screen")
await driven.close()
server.close()
server.closeAllConnections()
JS

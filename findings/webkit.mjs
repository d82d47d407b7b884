// WebKitGTK's MiniBrowser on a display of its own, by its WebDriver (Debian's webkit2gtk-driver and
// xvfb).

import { spawn } from "node:child_process"
import { createServer } from "node:net"
import { setTimeout as pause } from "node:timers/promises"

const PROGRAM = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"

async function freePort() {
  const server = createServer()
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening))
  const { port } = server.address()
  await new Promise((closed) => server.close(closed))
  return port
}

/** The number of a display that Xvfb has chosen. */
function started(display) {
  return new Promise((resolve, reject) => {
    display.on("error", reject)
    display.stdio[3].once("data", (number) => resolve(number.toString().trim()))
  })
}

/** A session: its `version`, `get` and `post` for the commands, `newTab`, and `close`. */
export async function webkit(capabilities = {}) {
  const screen = ["-displayfd", "3", "-screen", "0", "1024x768x24", "-nolisten", "tcp"]
  const stdio = ["ignore", "ignore", "ignore", "pipe"]
  const display = spawn("Xvfb", screen, { stdio })
  const env = { ...process.env, DISPLAY: `:${await started(display)}`, GDK_BACKEND: "x11" }
  const port = await freePort()
  const own = { env, stdio: "ignore" }
  const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], own)
  async function command(method, path, body) {
    const init = { method, body: body && JSON.stringify(body) }
    const { value } = await (await fetch(`http://127.0.0.1:${port}${path}`, init)).json()
    return value
  }
  const options = { binary: PROGRAM, args: ["--automation"] }
  const browser = { browserName: "MiniBrowser", "webkitgtk:browserOptions": options }
  const wanted = { capabilities: { alwaysMatch: { ...browser, ...capabilities } } }
  async function session(attempts) {
    try {
      return await command("POST", "/session", wanted)
    } catch (error) {
      if (!attempts) throw error
      await pause(200)
      return session(attempts - 1)
    }
  }
  const opened = await session(25)
  const path = `/session/${opened.sessionId}`
  const get = (name) => command("GET", path + name)
  const post = (name, body = {}) => command("POST", path + name, body)
  /** A tab on the screen; `run` evaluates a script in it. */
  async function newTab(url) {
    const { handle } = await post("/window/new", { type: "window" })
    const there = (act) => async (value) => {
      await post("/window", { handle })
      return act(value)
    }
    const script = (code) => `return window.eval(${JSON.stringify(code)})`
    const tab = {
      open: there((url) => post("/url", { url })),
      run: there((code) => post("/execute/sync", { script: script(code), args: [] })),
      back: there(() => post("/back")),
    }
    await tab.open(url)
    return tab
  }
  async function close() {
    await command("DELETE", path)
    driver.kill()
    display.kill()
  }
  return { version: opened.capabilities.browserVersion, get, post, newTab, close }
}

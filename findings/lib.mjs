// What the findings share: checks, a cookie jar, and next-auth 4 as a Next.js API route.

import { inspect } from "node:util"

/** Prints what was seen; the process fails if it is not what is documented. */
export function same(actual, expected, what) {
  const [seen, documented] = [actual, expected].map((value) =>
    inspect(value, { breakLength: Infinity, depth: null }),
  )
  if (seen === documented) return console.log(`${what}: ${seen}`)
  console.log(`CHANGED ${what}: ${seen}, documented ${documented}`)
  process.exitCode = 1
}

export const ada = { id: "1", name: "Ada", email: "ada@example.com" }
/** For a Credentials provider: takes the password "right". */
export const password = {
  credentials: {},
  authorize: ({ password }) => (password === "right" ? ada : null),
}
/** Configuration that most findings begin with. */
export const common = {
  secret: "a secret of the findings, long enough",
  trustHost: true,
  logger: { error() {}, warn() {}, debug() {} },
}

/** An Auth.js adapter that keeps everything in this process; it throws while `down` is true. */
export function memory() {
  const [users, sessions] = [new Map([[ada.id, ada]]), new Map()]
  const store = {
    createSession: (session) => sessions.set(session.sessionToken, session) && session,
    getSessionAndUser: (token) => {
      const session = sessions.get(token)
      return session ? { session: { ...session }, user: users.get(session.userId) } : null
    },
    updateSession: (change) => Object.assign(sessions.get(change.sessionToken), change),
    deleteSession: (token) => void sessions.delete(token),
    createUser: (user) => users.set(user.id, user) && user,
    getUser: (id) => users.get(id) ?? null,
    getUserByEmail: () => null,
    getUserByAccount: () => null,
    updateUser: (user) => user,
    linkAccount: (account) => account,
  }
  const adapter = { down: false, sessions }
  for (const [name, method] of Object.entries(store)) {
    adapter[name] = async (...values) => {
      if (adapter.down) throw new Error("the database is away")
      return method(...values)
    }
  }
  return adapter
}

/** How many seconds the clock of this process is ahead of the real one. */
export const clock = { ahead: 0 }
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...values) {
    if (values.length) super(...values)
    else super(globalThis.Date.now())
  }
  static now() {
    return RealDate.now() + clock.ahead * 1000
  }
}
/** Seconds from the start until `moment`, rounded to tens (a run itself takes a moment). */
const start = RealDate.now()
export const secondsTo = (moment) => Math.round((RealDate.parse(moment) - start) / 10_000) * 10

/** A browser in front of `handle`, which makes a Response of a Request. */
export function browser(handle, origin, base) {
  const jar = new Map()
  async function send(path, { method, body, headers } = {}) {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ")
    const init = { method, body, headers: cookie ? { ...headers, cookie } : headers }
    const response = await handle(new Request(origin + base + path, init))
    let [session, sessionEnds] = ["untouched", null]
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
      if (value) jar.set(name, value)
      else jar.delete(name)
      if (!name.includes("session-token")) continue
      session = value ? "set" : "deleted"
      sessionEnds = /Expires=([^;]+)/.exec(line)?.[1] ?? null
    }
    const location = response.headers.get("location")?.replaceAll(origin, "O") ?? null
    const type = response.headers.get("content-type")
    const text = (await response.text()).replaceAll(origin, "O")
    return { status: response.status, type, text, location, session, sessionEnds }
  }
  const get = (path) => send(path)
  const token = async () => JSON.parse((await get("/csrf")).text).csrfToken
  /** A form as next-auth's clients of version 5 and 4 send it, with the right token. */
  async function post(path, fields = {}) {
    const body = new URLSearchParams({ csrfToken: await token(), json: "true", ...fields })
    return send(path, { method: "POST", body, headers: { "x-auth-return-redirect": "1" } })
  }
  const postJson = (path, value, headers) =>
    send(path, {
      method: "POST",
      body: JSON.stringify(value),
      headers: { "content-type": "application/json", ...headers },
    })
  const signIn = () => post("/callback/credentials", { password: "right" })
  return { jar, get, post, postJson, signIn, token }
}

/** next-auth 4 in the Pages Router: Next's own handling of API routes, without a build. */
export async function nextAuth4(options) {
  const { createServer } = await import("node:http")
  const { apiResolver } = (await import("next/dist/server/api-utils/node/api-resolver.js")).default
  const nextAuth = (await import("next-auth")).default.default
  const route = { default: (request, response) => nextAuth(request, response, options) }
  const preview = { previewModeId: "" }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost")
    const nextauth = pathname.split("/").slice(3)
    const query = { ...Object.fromEntries(searchParams), nextauth }
    return apiResolver(request, response, query, route, preview, false, false, "/api/auth")
  })
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening))
  const origin = `http://127.0.0.1:${server.address().port}`
  process.env.NEXTAUTH_URL = origin
  const site = browser((request) => fetch(request, { redirect: "manual" }), origin, "/api/auth")
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { ...site, close }
}

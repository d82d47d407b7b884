#!/usr/bin/env bash
# @auth/express works under a plain path in Express 5, under its wildcard not.
#
# Versions: @auth/express 0.12.3, express 5.3.0.
# Guess: `/auth/*`, which @auth/express documents, becomes `/auth/*splat` in Express 5, as its
#   migration guide says; a mount without wildcard may lack the rest of the path.
# Behavior: the base path is what stands before the unnamed parameter 0. A named wildcard has none,
#   so the action becomes part of the base path, and every request is 400. The plain path and a
#   regular expression with a group work.
# Seen:
#   "/auth/*": 'Missing parameter name at index 7: /auth/*'
#   "/auth/*splat": [ 400, '"Bad request."' ]
#   "/auth/{*splat}": [ 400, '"Bad request."' ]
#   "/auth": [ 200, 'null' ]
#   a regular expression: [ 200, 'null' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/express@0.12.3 express@5.3.0
run <<'JS'
import { common, same } from "./lib.mjs"
import express from "express"
import { ExpressAuth } from "@auth/express"
import GitHub from "@auth/express/providers/github"

const providers = [GitHub({ clientId: "id", clientSecret: "secret" })]
async function ask(mount) {
  const app = express()
  try {
    app.use(mount, ExpressAuth({ ...common, providers }))
  } catch (error) {
    return error.message.split(";")[0]
  }
  const server = app.listen(0, "127.0.0.1")
  await new Promise((listening) => server.once("listening", listening))
  const response = await fetch(`http://127.0.0.1:${server.address().port}/auth/session`)
  const seen = [response.status, await response.text()]
  server.close()
  server.closeAllConnections()
  return seen
}
const [works, refused] = [[200, "null"], [400, '"Bad request."']]
same(await ask("/auth/*"), "Missing parameter name at index 7: /auth/*", '"/auth/*"')
same(await ask("/auth/*splat"), refused, '"/auth/*splat"')
same(await ask("/auth/{*splat}"), refused, '"/auth/{*splat}"')
same(await ask("/auth"), works, '"/auth"')
same(await ask(/^\/auth\/(.*)$/), works, "a regular expression")
JS

#!/usr/bin/env bash
# @auth/solid-start refuses everything where its documentation puts it.
#
# Versions: @auth/solid-start 0.19.2, @auth/core 0.41.3.
# Guess: handlers in routes/api/auth answer below /api/auth, which is the integration's default; if
#   not, AUTH_URL with that path says so, as it does for other integrations.
# Behavior: the integration looks for /api/auth, the core for /auth, and neither tells the other:
#   400 for all. AUTH_URL is not read. `basePath`, which the integration does not mention, or
#   `prefix` with the core's path make them agree.
# Seen:
#   as documented: [ 400, '"Bad request."' ]
#   the core's own /auth: undefined
#   AUTH_URL with the path: [ 400, '"Bad request."' ]
#   prefix: "/auth": [ 200, 'null' ]
#   basePath: [ 200, 'null' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/solid-start@0.19.2 @auth/core@0.41.3
run <<'JS'
import { common, same } from "./lib.mjs"
import { SolidAuth } from "@auth/solid-start"
import GitHub from "@auth/core/providers/github"

const providers = [GitHub({ clientId: "id", clientSecret: "secret" })]
async function ask(config, path) {
  const { GET } = SolidAuth({ ...common, providers, ...config })
  const response = await GET({ request: new Request(`http://app.test${path}`) })
  return response && [response.status, await response.text()]
}
const refused = [400, '"Bad request."']
same(await ask({}, "/api/auth/session"), refused, "as documented")
same(await ask({}, "/auth/session"), undefined, "the core's own /auth")
process.env.AUTH_URL = "http://app.test/api/auth"
same(await ask({}, "/api/auth/session"), refused, "AUTH_URL with the path")
delete process.env.AUTH_URL
same(await ask({ prefix: "/auth" }, "/auth/session"), [200, "null"], 'prefix: "/auth"')
same(await ask({ basePath: "/api/auth" }, "/api/auth/session"), [200, "null"], "basePath")
JS

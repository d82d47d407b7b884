#!/usr/bin/env bash
# A CredentialsSignin of the outer @auth/core loses its code.
#
# Versions: @auth/solid-start 0.19.2, @auth/core 0.41.3.
# Guess: after the install command that @auth/solid-start documents (it and @auth/core), an error
#   class of @auth/core/errors reaches the browser as `error=CredentialsSignin` with its code.
# Behavior: the integration pins another version of the core, so npm installs two. The inner one
#   does not know the outer one's class and reports a fault of the server. The class that the
#   integration exports works.
# Seen:
#   @auth/core, outside and inside: [ '0.41.3', '0.41.2' ]
#   class of @auth/solid-start:
#     'O/api/auth/signin?error=CredentialsSignin&code=one_time_code_needed'
#   class of @auth/core: 'O/api/auth/error?error=Configuration'
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/solid-start@0.19.2 @auth/core@0.41.3
run <<'JS'
import { browser, common, same } from "./lib.mjs"
import { createRequire } from "node:module"
import { SolidAuth, CredentialsSignin as OfSolidStart } from "@auth/solid-start"
import { CredentialsSignin as OfCore } from "@auth/core/errors"
import Credentials from "@auth/core/providers/credentials"

const require = createRequire(import.meta.url)
const inside = "./node_modules/@auth/solid-start/node_modules/@auth/core/package.json"
const versions = [require("./node_modules/@auth/core/package.json"), require(inside)]
same(versions.map(({ version }) => version), ["0.41.3", "0.41.2"], "@auth/core, outside and inside")

async function refusal(CredentialsSignin) {
  class CodeNeeded extends CredentialsSignin {
    code = "one_time_code_needed"
  }
  const authorize = () => {
    throw new CodeNeeded()
  }
  const providers = [Credentials({ credentials: {}, authorize })]
  const routes = SolidAuth({ ...common, basePath: "/api/auth", providers })
  const handle = (request) => routes[request.method]({ request })
  const { text } = await browser(handle, "http://app.test", "/api/auth").signIn()
  return JSON.parse(text).url
}
const known = "O/api/auth/signin?error=CredentialsSignin&code=one_time_code_needed"
same(await refusal(OfSolidStart), known, "class of @auth/solid-start")
same(await refusal(OfCore), "O/api/auth/error?error=Configuration", "class of @auth/core")
JS

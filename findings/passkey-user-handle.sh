#!/usr/bin/env bash
# The user handle of a passkey depends on the client, without an error.
#
# Versions: @auth/core 0.41.3, @simplewebauthn/server 9.0.3, @simplewebauthn/browser 9.0.1 and
#   14.0.0.
# Guess: in the options that @auth/core sends, `user.id` is base64url as `challenge` is, or else a
#   client that takes it for base64url fails.
# Behavior: it is 64 hex digits and means their text. Hex digits are base64url as well, so client
#   14, as a browser's own parser does, makes 48 other bytes of them where client 9 keeps the 64.
# Seen:
#   user.id is 64 hex digits: true
#   @simplewebauthn/browser 9, bytes: { challenge: 32, handle: 64, same: true }
#   @simplewebauthn/browser 14, bytes: { challenge: 32, handle: 48, same: false }
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/core@0.41.3 @simplewebauthn/server@9.0.3 \
  @simplewebauthn/browser@9.0.1 browser14@npm:@simplewebauthn/browser@14.0.0
run <<'JS'
import { common, memory, same } from "./lib.mjs"
import { Auth } from "@auth/core"
import Passkey from "@auth/core/providers/passkey"
import * as browser9 from "@simplewebauthn/browser"
import * as browser14 from "browser14"

const adapter = memory()
for (const name of ["getAccount", "getAuthenticator", "createAuthenticator"]) {
  adapter[name] = async () => null
}
adapter.listAuthenticatorsByUserId = async () => []
adapter.updateAuthenticatorCounter = async () => null
const config = {
  ...common,
  basePath: "/auth",
  adapter,
  session: { strategy: "jwt" },
  experimental: { enableWebAuthn: true },
  providers: [Passkey],
}
const url = "http://localhost/auth/webauthn-options/passkey?action=register&email=b@example.com"
const { options } = await (await Auth(new Request(url), config)).json()
same(/^[0-9a-f]{64}$/.test(options.user.id), true, "user.id is 64 hex digits")

// What each client would hand to the browser: a recorder in the place of its credentials.
async function handed(start) {
  let publicKey
  const create = async (request) => void ({ publicKey } = request)
  const credentials = { create }
  Object.defineProperty(globalThis, "navigator", { value: { credentials }, configurable: true })
  await start().catch(() => {})
  const { challenge, user } = publicKey
  const same = Buffer.from(user.id).toString("latin1") === options.user.id
  return { challenge: challenge.byteLength, handle: user.id.byteLength, same }
}
globalThis.window = globalThis
globalThis.PublicKeyCredential = class {}
const nine = await handed(() => browser9.startRegistration(options))
same(nine, { challenge: 32, handle: 64, same: true }, "@simplewebauthn/browser 9, bytes")
const fourteen = await handed(() => browser14.startRegistration({ optionsJSON: options }))
same(fourteen, { challenge: 32, handle: 48, same: false }, "@simplewebauthn/browser 14, bytes")
JS

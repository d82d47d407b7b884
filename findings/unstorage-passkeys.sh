#!/usr/bin/env bash
# A sign-in with the newest passkey takes the user's other ones off the list.
#
# Versions: @auth/unstorage-adapter 2.11.2, unstorage 1.17.6, @auth/core 0.41.3,
#   @simplewebauthn/server 9.0.3.
# Guess: a sign-in with a passkey changes the counter that is kept of it, and nothing else.
# Behavior: the adapter writes the user's list of passkeys anew with each counter. If the one used
#   is the first of the list, only this one stays; if not, it is put in front a second time, and the
#   next sign-in with it leaves it alone. The others are still stored, but the options for the next
#   sign-in no longer name them.
# Seen:
#   two registered: [ 'bmV3', 'b2xk' ]
#   after a sign-in with the older one: [ 'b2xk', 'bmV3', 'b2xk' ]
#   after its second sign-in: [ 'b2xk' ]
#   allowCredentials of the next sign-in: [ 'b2xk' ]
#   the newer one is still stored: 'bmV3'
#   the same with the newer one alone: [ 'bmV3' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/unstorage-adapter@2.11.2 unstorage@1.17.6 @auth/core@0.41.3 \
  @simplewebauthn/server@9.0.3 @simplewebauthn/browser@9.0.1
run <<'JS'
import { ada, common, same } from "./lib.mjs"
import { Auth } from "@auth/core"
import passkey from "@auth/core/providers/passkey"
import { UnstorageAdapter } from "@auth/unstorage-adapter"
import { createStorage } from "unstorage"

const [older, newer] = ["b2xk", "bmV3"]
const register = async (adapter, userId, id) => {
  const account = { userId, provider: "passkey", type: "webauthn", providerAccountId: id }
  await adapter.linkAccount(account)
  const key = { credentialPublicKey: "AA==", counter: 0, transports: "internal" }
  const device = { credentialDeviceType: "multiDevice", credentialBackedUp: true }
  const credential = { userId, credentialID: id, providerAccountId: id, ...key, ...device }
  await adapter.createAuthenticator(credential)
}
async function registered() {
  const adapter = UnstorageAdapter(createStorage())
  const { id } = await adapter.createUser({ ...ada, emailVerified: null })
  await register(adapter, id, older)
  await register(adapter, id, newer)
  const listed = async () => {
    const all = await adapter.listAuthenticatorsByUserId(id)
    return all.map(({ credentialID }) => credentialID)
  }
  // What @auth/core does after a sign-in with the passkey `id`.
  const signIn = (id, counter) => adapter.updateAuthenticatorCounter(id, counter)
  return { adapter, listed, signIn }
}

const { adapter, listed, signIn } = await registered()
same(await listed(), [newer, older], "two registered")
await signIn(older, 1)
same(await listed(), [older, newer, older], "after a sign-in with the older one")
await signIn(older, 2)
same(await listed(), [older], "after its second sign-in")

const query = new URLSearchParams({ action: "authenticate", email: ada.email })
const url = `http://localhost:3000/auth/webauthn-options/passkey?${query}`
const experimental = { enableWebAuthn: true }
const config = { ...common, basePath: "/auth", adapter, providers: [passkey({})], experimental }
const { options } = await (await Auth(new Request(url), config)).json()
const allowed = options.allowCredentials.map(({ id }) => id)
same(allowed, [older], "allowCredentials of the next sign-in")
const { credentialID } = await adapter.getAuthenticator(newer)
same(credentialID, newer, "the newer one is still stored")

const other = await registered()
await other.signIn(newer, 1)
same(await other.listed(), [newer], "the same with the newer one alone")
JS

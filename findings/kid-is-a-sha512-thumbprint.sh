#!/usr/bin/env bash
# The `kid` of an Auth.js 5 cookie is no usual thumbprint.
#
# Versions: @auth/core 0.41.3, jose 6.2.18; joserfc 1.8.0 (Python).
# Guess: `kid` is the RFC 7638 thumbprint that JOSE libraries compute by default, so a reader can
#   put its keys (one per secret) in a key set under their thumbprints.
# Behavior: the hash is as long as the key: SHA-512 for 64 bytes, where the libraries take SHA-256.
#   One key alone reads the cookie, a key set with the library's own ids does not find it.
# Seen:
#   alg, enc, length of kid: [ 'dir', 'A256CBC-HS512', 86 ]
#   jose's thumbprint: length, is it the kid?: [ 43, false ]
#   is it that of "sha512"?: true
#   joserfc, one key: 'read'
#   joserfc, key set with its own thumbprints as kid: 'InvalidKeyIdError'
#   joserfc, key set with the kid of Auth.js: 'read'
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @auth/core@0.41.3 jose@6.2.18
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check joserfc==1.8.0
cat > read.py <<'PY'
import sys
from joserfc import jwe
from joserfc.jwk import KeySet, OctKey

token, key, kid = sys.argv[1:]
alone = OctKey.import_key({"kty": "oct", "k": key})
by_thumbprint = OctKey.import_key({"kty": "oct", "k": key})
by_thumbprint.ensure_kid()
by_kid = OctKey.import_key({"kty": "oct", "k": key, "kid": kid})
for keys in alone, KeySet([by_thumbprint]), KeySet([by_kid]):
    try:
        jwe.decrypt_compact(token, keys)
        print("read")
    except Exception as error:
        print(type(error).__name__)
PY
run <<'JS'
import { same } from "./lib.mjs"
import { execFileSync } from "node:child_process"
import { hkdfSync } from "node:crypto"
import { encode } from "@auth/core/jwt"
import { calculateJwkThumbprint, decodeProtectedHeader } from "jose"

const secret = "correct horse battery staple"
const salt = "authjs.session-token"
const token = await encode({ secret, salt, token: { sub: "1" } })
const { alg, enc, kid } = decodeProtectedHeader(token)
same([alg, enc, kid.length], ["dir", "A256CBC-HS512", 86], "alg, enc, length of kid")

const info = `Auth.js Generated Encryption Key (${salt})`
const k = Buffer.from(hkdfSync("sha256", secret, salt, info, 64)).toString("base64url")
const jwk = { kty: "oct", k }
const usual = await calculateJwkThumbprint(jwk)
same([usual.length, usual === kid], [43, false], "jose's thumbprint: length, is it the kid?")
same((await calculateJwkThumbprint(jwk, "sha512")) === kid, true, 'is it that of "sha512"?')

const read = execFileSync("python/bin/python", ["read.py", token, k, kid], { encoding: "utf8" })
const [alone, byThumbprint, byKid] = read.trim().split("\n")
same(alone, "read", "joserfc, one key")
same(byThumbprint, "InvalidKeyIdError", "joserfc, key set with its own thumbprints as kid")
same(byKid, "read", "joserfc, key set with the kid of Auth.js")
JS

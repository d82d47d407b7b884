#!/usr/bin/env bash
# The `json` field of next-auth 4 counts as the text "true" only.
#
# Versions: next-auth 4.24.15 in next 16.4.6 (its API route handling), react 18.3.1.
# Guess: in a JSON body, `"json": true` asks for a JSON answer; the header X-Auth-Return-Redirect of
#   version 5 does so too.
# Behavior: a JSON body is read, and the sign-in or sign-out is done, but the boolean and the header
#   are ignored: the answer is a redirect, which a fetch follows to an HTML page.
# Seen:
#   JSON body, "json": "true": [ 200, 'application/json; charset=utf-8', '{"url":"O"}', null, 'set'
#     ]
#   JSON body, "json": true: [ 302, null, '', 'O', 'set' ]
#   header of version 5: [ 302, null, '', 'O', 'set' ]
#   sign-out, "json": true: [ 302, null, '', 'O', 'deleted' ]
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages next-auth@4.24.15 next@16.4.6 react@18.3.1 react-dom@18.3.1
run <<'JS'
import { common, nextAuth4, password, same } from "./lib.mjs"
import credentials from "next-auth/providers/credentials"

const site = await nextAuth4({ ...common, providers: [credentials.default(password)] })
const fields = { csrfToken: await site.token(), password: "right" }
const told = ({ status, type, text, location, session }) => [status, type, text, location, session]
const json = "application/json; charset=utf-8"

const text = await site.postJson("/callback/credentials", { ...fields, json: "true" })
same(told(text), [200, json, '{"url":"O"}', null, "set"], 'JSON body, "json": "true"')
const boolean = await site.postJson("/callback/credentials", { ...fields, json: true })
same(told(boolean), [302, null, "", "O", "set"], 'JSON body, "json": true')
const header = { "x-auth-return-redirect": "1" }
const five = await site.postJson("/callback/credentials", fields, header)
same(told(five), [302, null, "", "O", "set"], "header of version 5")
const out = await site.postJson("/signout", { csrfToken: fields.csrfToken, json: true })
same(told(out), [302, null, "", "O", "deleted"], 'sign-out, "json": true')
site.close()
JS

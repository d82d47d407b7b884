#!/usr/bin/env bash
# @hono/auth-js puts the port of the inner server behind the host of AUTH_URL.
#
# Versions: @hono/auth-js 1.1.1, hono 4.13.19, @hono/node-server 2.1.9, @auth/core 0.41.3.
# Guess: AUTH_URL is the origin of all urls, with or without a port in it; or X-Forwarded-Host, if
#   the proxy sends it, comes first.
# Behavior: host and protocol are taken from AUTH_URL, and its port only if there is one. If not,
#   the port in the Host header stays: a proxy that asks http://127.0.0.1:3000 gets urls of
#   https://app.example.com:3000. Writing `:443` is no way out, since a URL drops it. With AUTH_URL
#   set, X-Forwarded-Host is not read; without it, the header is right.
# Seen:
#   AUTH_URL without a port: 'https://app.example.com:PORT/api/auth/callback/github'
#   the same with :443: 'https://app.example.com:PORT/api/auth/callback/github'
#   the same with X-Forwarded-Host: 'https://app.example.com:PORT/api/auth/callback/github'
#   AUTH_URL with :8443: 'https://app.example.com:8443/api/auth/callback/github'
#   X-Forwarded-Host alone: 'https://app.example.com/api/auth/callback/github'
#   Unchanged.
. "$(dirname "$0")/lib.sh"
packages @hono/auth-js@1.1.1 hono@4.13.19 @hono/node-server@2.1.9 @auth/core@0.41.3
run <<'JS'
import { common, same } from "./lib.mjs"
import { once } from "node:events"
import github from "@auth/core/providers/github"
import { authHandler, initAuthConfig } from "@hono/auth-js"
import { serve } from "@hono/node-server"
import { Hono } from "hono"

/** The address that the provider is to send the user back to, by the list of providers. */
async function callback(authUrl, headers) {
  if (authUrl) process.env.AUTH_URL = authUrl
  else delete process.env.AUTH_URL
  const providers = [github({ clientId: "id", clientSecret: "secret" })]
  const app = new Hono()
  app.use(initAuthConfig(() => ({ ...common, basePath: "/api/auth", providers })))
  app.use("/api/auth/*", authHandler())
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 })
  await once(server, "listening")
  const { port } = server.address()
  const answer = await fetch(`http://127.0.0.1:${port}/api/auth/providers`, { headers })
  const { callbackUrl } = (await answer.json()).github
  server.close()
  server.closeAllConnections()
  return callbackUrl.replace(`:${port}/`, ":PORT/")
}

const forwarded = { "x-forwarded-host": "app.example.com", "x-forwarded-proto": "https" }
const url = "https://app.example.com/api/auth"
const inner = "https://app.example.com:PORT/api/auth/callback/github"
same(await callback(url), inner, "AUTH_URL without a port")
same(await callback("https://app.example.com:443/api/auth"), inner, "the same with :443")
same(await callback(url, forwarded), inner, "the same with X-Forwarded-Host")
const other = "https://app.example.com:8443/api/auth"
same(await callback(other), `${other}/callback/github`, "AUTH_URL with :8443")
same(await callback(undefined, forwarded), `${url}/callback/github`, "X-Forwarded-Host alone")
JS

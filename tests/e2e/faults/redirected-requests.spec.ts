// Requests that a server, or a proxy in front of it, answers with a redirect.
import http from "node:http";
import type { AddressInfo } from "node:net";
import { json, redirect, text } from "../support/fake-server/reply.ts";
import { expect, test as base } from "../support/fault-fixtures.ts";

/** Another origin that lets every page read its answers, and notes what is sent to it. */
const test = base.extend<{ elsewhere: { origin: string; received: string[] } }>({
  elsewhere: async ({}, use) => {
    const received: string[] = [];
    const server = http.createServer(async (request, response) => {
      let body = "";
      for await (const part of request) body += part;
      received.push(`${request.method} ${body}`);
      response.writeHead(200, {
        "access-control-allow-origin": request.headers.origin ?? "*",
        "access-control-allow-headers": "*, content-type, x-auth-return-redirect",
        "content-type": "application/json",
      });
      response.end(JSON.stringify({ url: "/", user: { name: "Mallory" }, csrfToken: "theirs" }));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    await use({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received });
    server.closeAllConnections();
    server.close();
  },
});

for (const status of [302, 307, 308]) {
  test(`a password is not sent again elsewhere by a ${status}`, async ({ server, elsewhere, openTab }) => {
    const tab = await openTab();
    await tab.shows("status", "unauthenticated");
    const start = server.log.length;
    server.next("POST callback/credentials", text("", status, { location: `${elsewhere.origin}/take` }));
    expect((await tab.call("sign-in")).err.kind).toBe("Redirected");
    expect(elsewhere.received).toEqual([]);
    // It may have been carried out, so the server is asked.
    expect(server.since(start)["1"]!.slice(-2)).toEqual(["POST callback/credentials", "GET session"]);
    await tab.shows("status", "unauthenticated");
    expect((await tab.call("sign-in")).ok.ok).toBe(true);
  });
}

test("who is signed in is not taken from another origin, nor is a token", async ({ server, signIn, elsewhere, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  for (const [request, button] of [
    ["GET session", "refresh"],
    ["GET csrf", "csrf"],
    ["GET providers", "providers"],
  ] as const) {
    server.next(request, redirect(`${elsewhere.origin}/take`));
    // Once to learn of the redirect, once to follow it.
    server.next(request, redirect(`${elsewhere.origin}/take`));
    const { err } = await tab.call(button);
    expect(err, button).toMatchObject({ kind: "OtherOrigin" });
    expect(elsewhere.received.splice(0), button).toEqual(["GET "]);
  }
  await tab.shows("name", "Ada Lovelace");
  await tab.shows("error", "OtherOrigin");
  expect((await tab.call("refresh")).ok.user.name).toBe("Ada Lovelace");
});

test("a redirect to a provider that cannot be read is not told as a network that is gone", async ({ server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  server.next("POST signin/github", redirect("https://github.invalid/login/oauth/authorize"));
  expect((await tab.call("sign-in-github")).err.kind).toBe("Redirected");
  expect(server.requests("POST signin/github"), "not sent twice").toHaveLength(1);
});

test("a sign-out that is answered by a redirect is found out about", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  server.next("POST signout", (truth) => ({ ...truth, status: 302, headers: { ...truth.headers, location: "/" } }));
  expect((await tab.call("sign-out")).err.kind).toBe("Redirected");
  await tab.shows("status", "unauthenticated");
});

test("a server that wants a slash at the end is asked there once it has said so", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const slash = (action: string): void => {
    server.always(`GET ${action}`, text("", 308, { location: `/api/auth/${action}/` }));
  };
  slash("session");
  slash("csrf");
  const user = { name: "Ada Lovelace" };
  server.always("GET session/", json({ user, expires: "2999-01-01T00:00:00.000Z" }));
  server.always("GET csrf/", json({ csrfToken: "token" }));
  server.always("POST session/", json({ user: { name: "Ada L." }, expires: "2999-01-01T00:00:00.000Z" }));
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  expect(server.since(0)["1"]).toEqual(["GET session", "GET session", "GET session/"]);
  const start = server.log.length;
  await tab.call("refresh");
  expect((await tab.call("update")).ok.user.name).toBe("Ada L.");
  expect(server.since(start)["1"]).toEqual(["GET session/", "GET csrf/", "POST session/"]);
});

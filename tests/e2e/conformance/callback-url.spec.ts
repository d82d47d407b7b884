// Where sign-in and sign-out lead.
import { expect, test } from "../support/conformance/fixtures.ts";

const COOKIE = "authjs.callback-url";
const MISCONFIGURED = JSON.stringify({
  message: "There was a problem with the server configuration. Check the server logs for more information.",
});

/** For a server whose origin is `o`. */
const leadsTo = (o: string): [asked: string, url: string][] => [
  ["/rel?a=1#h", `${o}/rel?a=1#h`],
  [`${o}/dash`, `${o}/dash`],
  [o, o],
  ["https://evil.example/x", o],
  [`${o.replace(/:\d+$/, "")}:4178/x`, o],
  [`${o.replace("http:", "https:")}/x`, o],
  [`${o.includes("localhost") ? "http://127.0.0.1:4177" : "http://localhost:4177"}/x`, o],
  [`${o}@evil.example/`, o],
  ["javascript:alert(1)", o],
  ["data:text/html,x", o],
  ["//evil.example/x", `${o}//evil.example/x`],
  ["/\\evil.example/x", `${o}/\\evil.example/x`],
  ["/%E6%97%A5", `${o}/%E6%97%A5`],
  ["/é", `${o}/é`],
  ["", o],
];
leadsTo("http://127.0.0.1:4177").forEach(([asked, url], i) => {
  test(`the callback URL "${asked}" leads to "${url}", after sign-in and after sign-out`, async ({ visit }) => {
    const visitor = await visit();
    const [asked, url] = leadsTo(visitor.origin)[i]!;
    const signedIn = await visitor.signIn({ callbackUrl: asked });
    expect(signedIn.body).toBe(JSON.stringify({ url }));
    expect(signedIn.location).toBe(url);
    expect((await visitor.session()).user.name).toBe("Ada Lovelace");
    expect((await visitor.post("signout", { callbackUrl: asked })).body).toBe(JSON.stringify({ url }));
  });
});

for (const asked of ["rel", "http://", "/日本", "/a\r\nSet-Cookie: x=y"]) {
  test(`the callback URL ${JSON.stringify(asked)} is Configuration, and signs nobody in`, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.signIn({ callbackUrl: asked });
    expect(answer.body).toBe(JSON.stringify({ url: visitor.endpoint("error?error=Configuration") }));
    expect(answer.cookies()).toEqual([]);
    expect(await visitor.session()).toBeNull();
  });
}

test("the body goes before the query, and the query before the cookie", async ({ visit }) => {
  const visitor = await visit();
  const to = async (action: string, fields: Record<string, string> = {}) => (await visitor.post(action, fields)).json().url;
  expect(await to("signout?callbackUrl=/query", { callbackUrl: "/body" })).toBe(`${visitor.origin}/body`);
  expect(await to("signout?callbackUrl=/query")).toBe(`${visitor.origin}/query`);
  expect(await to("signout")).toBe(`${visitor.origin}/query`);
  expect(await to("signout?callbackUrl=/other", { callbackUrl: "" })).toBe(`${visitor.origin}/query`);
});

test("the last accepted URL is remembered in a cookie, which is set only when it changes", async ({ visit }) => {
  const visitor = await visit();
  const answer = await visitor.get("session?callbackUrl=/zz");
  expect(answer.cookie(COOKIE)).toMatchObject({
    value: encodeURIComponent(`${visitor.origin}/zz`),
    attributes: "Path=/; HttpOnly; SameSite=Lax",
  });
  expect((await visitor.get("session?callbackUrl=/zz")).cookieNames()).toEqual([]);
  expect((await visitor.get("csrf")).cookieNames()).toEqual([]);
});

test("a foreign URL in the query becomes the origin", async ({ visit }) => {
  const visitor = await visit();
  const answer = await visitor.get("csrf?callbackUrl=https://evil.example/x");
  expect(answer.status).toBe(200);
  expect(answer.cookie(COOKIE)!.value).toBe(encodeURIComponent(visitor.origin));
});

for (const query of ["rel", "javascript:1", "http://"]) {
  for (const action of ["session", "csrf", "providers"]) {
    test(`GET ${action}?callbackUrl=${query} is a 500 with a message`, async ({ visit }) => {
      const answer = await (await visit()).get(`${action}?callbackUrl=${query}`);
      expect([answer.status, answer.type, answer.body]).toEqual([500, "application/json", MISCONFIGURED]);
      expect(answer.cookies()).toEqual([]);
    });
  }
}

for (const action of ["session", "csrf", "providers"]) {
  test(`a broken callback URL cookie makes GET ${action} a 500, again and again`, async ({ visit }) => {
    const visitor = await visit();
    visitor.cookies.set(COOKIE, "garbage");
    for (let i = 0; i < 2; i += 1) {
      const answer = await visitor.get(action);
      expect([answer.status, answer.body]).toEqual([500, MISCONFIGURED]);
    }
  });
}

for (const action of ["signin/credentials", "callback/credentials", "signout", "session"]) {
  test(`a broken callback URL cookie makes POST ${action} a 500, with the header for redirects too`, async ({ visit }) => {
    const visitor = await visit();
    const csrfToken = await visitor.csrfToken();
    visitor.cookies.set(COOKIE, "garbage");
    for (const answer of [await visitor.post(action, { csrfToken }), await visitor.form(action, { csrfToken })]) {
      expect([answer.status, answer.type, answer.body]).toEqual([500, "application/json", MISCONFIGURED]);
      expect(answer.location).toBeUndefined();
    }
  });
}

for (const action of ["signin", "signout", "error", "verify-request"]) {
  test(`a broken callback URL makes GET ${action} a 500 that people can read`, async ({ visit }) => {
    const answer = await (await visit()).get(`${action}?callbackUrl=rel`);
    expect([answer.status, answer.isPage]).toEqual([500, true]);
    expect(answer.body).toContain("problem with the server configuration");
  });
}

test("a server whose rule lets an app on another origin have its visitors back sends them there, and nowhere else", { tag: "@open-to-one-app" }, async ({ visit }) => {
  const visitor = await visit("open to one app");
  const { origin } = visitor;
  for (const [asked, url] of [
    ["https://app.example/x?a=1#h", "https://app.example/x?a=1#h"],
    ["https://app.example.evil.example/x", origin],
    ["http://app.example/x", origin],
    ["/rel", `${origin}/rel`],
  ]) {
    const signedIn = await visitor.signIn({ callbackUrl: asked! });
    expect(signedIn.json()).toEqual({ url });
    expect((await visitor.post("signout", { callbackUrl: asked! })).json()).toEqual({ url });
  }
});

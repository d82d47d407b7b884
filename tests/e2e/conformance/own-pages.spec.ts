// An application that brings its own pages.
import { expect, test } from "../support/conformance/fixtures.ts";

const OWN_PAGES = { tag: "@own-pages" };
const after = encodeURIComponent("http://127.0.0.1:4177/x");

for (const [action, location] of Object.entries({
  "signin?callbackUrl=/x": `/my/login?callbackUrl=${after}`,
  "signin?callbackUrl=/x&error=CredentialsSignin&code=credentials": `/my/login?callbackUrl=${after}&error=CredentialsSignin`,
  signout: "/my/logout",
  "error?error=AccessDenied": "/my/oops?error=AccessDenied",
  error: "/my/oops?error=undefined",
  "verify-request?provider=email&type=email": "/my/mail?provider=email&type=email",
})) {
  test(`GET ${action} leads to ${location}`, OWN_PAGES, async ({ visit }) => {
    const answer = await (await visit("own pages")).get(action);
    expect([answer.status, answer.location]).toEqual([302, location]);
  });
}

test("as JSON the address of an own page is relative", OWN_PAGES, async ({ visit }) => {
  const answer = await (await visit("own pages")).get("signin?callbackUrl=/x", { "x-auth-return-redirect": "1" });
  expect([answer.status, answer.body]).toEqual([200, JSON.stringify({ url: `/my/login?callbackUrl=${after}` })]);
});

test("failures name the own pages, absolutely", OWN_PAGES, async ({ visit }) => {
  const visitor = await visit("own pages");
  const { origin } = visitor;
  expect((await visitor.signIn({ password: "wrong" })).json().url).toBe(`${origin}/my/login?error=CredentialsSignin&code=credentials`);
  expect((await visitor.signIn({ username: "denied" })).json().url).toBe(`${origin}/my/oops?error=AccessDenied`);
  expect((await visitor.post("signout", { csrfToken: "" })).json().url).toBe(`${origin}/my/login?error=MissingCSRF`);
  expect((await visitor.signIn()).json().url).toBe(`${origin}/dash`);
});

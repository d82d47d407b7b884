// The start of an OAuth sign-in, and ways back that lead nowhere.
import { expect, test } from "../support/conformance/fixtures.ts";

const OAUTH = { tag: "@oauth" };

test("a sign-in leads to the provider's authorisation page", OAUTH, async ({ visit }) => {
  const visitor = await visit();
  const answer = await visitor.post("signin/github", { callbackUrl: "/after" });
  expect(answer.status).toBe(200);
  expect(answer.location).toBe(answer.json().url);
  const url = new URL(answer.json().url);
  expect(url.origin + url.pathname).toBe("https://github.invalid/login/oauth/authorize");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    scope: "read:user user:email",
    response_type: "code",
    client_id: "github-client",
    redirect_uri: visitor.endpoint("callback/github"),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: "S256",
  });
  expect(answer.cookieNames().sort()).toEqual(["authjs.callback-url", "authjs.pkce.code_verifier"]);
});

test("the query of the POST goes into the address, before what is configured", OAUTH, async ({ visit }) => {
  const answer = await (await visit()).post("signin/github?prompt=login&scope=x");
  const { searchParams } = new URL(answer.json().url);
  expect([searchParams.get("prompt"), searchParams.getAll("scope")]).toEqual(["login", ["x"]]);
});

test("a provider that comes back with an error leads to the sign-in page", OAUTH, async ({ visit }) => {
  const visitor = await visit();
  await visitor.post("signin/github", { callbackUrl: "/after" });
  const answer = await visitor.get("callback/github?error=access_denied");
  expect([answer.status, answer.location]).toEqual([302, visitor.endpoint("signin?error=OAuthCallbackError")]);
});

for (const query of ["", "?code=any"]) {
  test(`a way back (${query || "without a code"}) that nobody began leads to the error page`, OAUTH, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.get(`callback/github${query}`);
    expect([answer.status, answer.location]).toEqual([302, visitor.endpoint("error?error=Configuration")]);
    expect(await visitor.session()).toBeNull();
  });
}

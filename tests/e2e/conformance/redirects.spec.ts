// Redirects as JSON, as the header X-Auth-Return-Redirect requests them.
import { expect, test } from "../support/conformance/fixtures.ts";
import { ADA } from "../support/conformance/visitor.ts";

const HEADER = "x-auth-return-redirect";
const SESSION = "authjs.session-token";

for (const headers of [{}, { [HEADER]: "" }] as Record<string, string>[]) {
  const how = HEADER in headers ? "an empty header" : "no header";

  test(`a success with ${how} is a 302 with cookies and no body`, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.form("callback/credentials", { ...ADA, callbackUrl: "/dash#h" }, headers);
    expect([answer.status, answer.location, answer.body]).toEqual([302, `${visitor.origin}/dash#h`, ""]);
    expect(answer.cookie(SESSION)).toBeDefined();
  });

  test(`a failure with ${how} is a 302 without cookies`, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.form("callback/credentials", { ...ADA, password: "wrong" }, headers);
    const page = visitor.endpoint("signin?error=CredentialsSignin&code=credentials");
    expect([answer.status, answer.location, answer.body]).toEqual([302, page, ""]);
    expect(answer.cookies()).toEqual([]);
  });

  test(`a sign-out with ${how} is a 302`, async ({ visitAsAda }) => {
    const ada = await visitAsAda();
    const answer = await ada.form("signout", { callbackUrl: "/bye" }, headers);
    expect([answer.status, answer.location]).toEqual([302, `${ada.origin}/bye`]);
    expect(await ada.session()).toBeNull();
  });
}

for (const value of ["1", "0", "false"]) {
  const headers = { [HEADER]: value };

  test(`a success with the header "${value}" is JSON, with Location and cookies`, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.form("callback/credentials", { ...ADA, callbackUrl: "/dash" }, headers);
    expect([answer.status, answer.type]).toEqual([200, "application/json"]);
    expect(answer.body).toBe(JSON.stringify({ url: `${visitor.origin}/dash` }));
    expect(answer.location).toBe(`${visitor.origin}/dash`);
    expect(answer.cookie(SESSION)).toBeDefined();
  });

  test(`a failure with the header "${value}" is JSON, without Location and cookies`, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.form("signout", { csrfToken: "wrong" }, headers);
    expect([answer.status, answer.type]).toEqual([200, "application/json"]);
    expect(answer.body).toBe(JSON.stringify({ url: visitor.endpoint("signin?error=MissingCSRF") }));
    expect(answer.location).toBeUndefined();
    expect(answer.cookies()).toEqual([]);
  });
}

for (const action of ["session", "csrf", "providers"]) {
  test(`the header makes no difference to GET ${action}`, async ({ visit }) => {
    const visitor = await visit();
    await visitor.get("csrf");
    const [without, with_] = [await visitor.get(action), await visitor.get(action, { [HEADER]: "1" })];
    expect([with_.status, with_.type, with_.body]).toEqual([without.status, without.type, without.body]);
  });
}

test("an action that does not exist as a GET becomes JSON too", async ({ visit }) => {
  const visitor = await visit();
  const answer = await visitor.get("signin/credentials", { [HEADER]: "1" });
  expect(answer.status).toBe(200);
  expect(answer.body).toBe(JSON.stringify({ url: visitor.endpoint("error?error=Configuration") }));
});

// POST callback/credentials, and POST signin, which starts nothing for credentials.
import { expect, test } from "../support/conformance/fixtures.ts";

const COOKIE = "authjs.session-token";

test("the right password signs in and leads to the callback URL", async ({ visit }) => {
  const visitor = await visit();
  const answer = await visitor.signIn();
  expect(answer.status).toBe(200);
  expect(answer.type).toBe("application/json");
  expect(answer.body).toBe(JSON.stringify({ url: `${visitor.origin}/dash` }));
  expect(answer.location).toBe(`${visitor.origin}/dash`);
  expect(answer.cookieNames()).toEqual(["authjs.callback-url", COOKIE]);
  expect(answer.cookie(COOKIE)!.attributes).toMatch(/^Path=\/; Expires=\w{3}, .* GMT; HttpOnly; SameSite=Lax$/);
  expect((await visitor.session()).user.name).toBe("Ada Lovelace");
});

test("the query of the address, empty or not, makes no difference", async ({ visit }) => {
  for (const query of ["?", "?prompt=login&username=grace"]) {
    const visitor = await visit();
    const fields = { username: "ada", password: "lovelace", callbackUrl: "/dash" };
    expect((await visitor.post(`callback/credentials${query}`, fields)).json().url).toBe(`${visitor.origin}/dash`);
    expect((await visitor.session()).user.name).toBe("Ada Lovelace");
  }
});

const FAILURES: Record<string, [username: string, password: string, page: string]> = {
  "a wrong password": ["ada", "wrong", "signin?error=CredentialsSignin&code=credentials"],
  "an unknown name": ["nobody", "lovelace", "signin?error=CredentialsSignin&code=credentials"],
  "a name of JavaScript's own": ["toString", "x", "signin?error=CredentialsSignin&code=credentials"],
  "empty fields": ["", "", "signin?error=CredentialsSignin&code=credentials"],
  "a refusal with a code of its own": ["limited", "any", "signin?error=CredentialsSignin&code=rate_limited"],
  "a plain exception": ["boom", "any", "error?error=Configuration"],
  "a user whom the server does not let in": ["denied", "any", "error?error=AccessDenied"],
};
for (const [name, [username, password, page]] of Object.entries(FAILURES)) {
  test(`${name} is a 200 that leads to ${page}, without cookies`, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.signIn({ username, password });
    expect(answer.status).toBe(200);
    expect(answer.type).toBe("application/json");
    expect(answer.body).toBe(JSON.stringify({ url: visitor.endpoint(page) }));
    expect(answer.cookies()).toEqual([]);
    expect(answer.location).toBeUndefined();
    expect(await visitor.session()).toBeNull();
  });

  test(`${name} does not disturb an existing session`, async ({ visitAsAda }) => {
    const ada = await visitAsAda();
    await ada.signIn({ username, password });
    expect((await ada.session()).user.name).toBe("Ada Lovelace");
  });
}

test("a user whom the server sends elsewhere is not signed in, though the answer looks like it", async ({ visit }) => {
  const visitor = await visit();
  const answer = await visitor.signIn({ username: "blocked", password: "any" });
  expect(answer.body).toBe(JSON.stringify({ url: `${visitor.origin}/blocked?why=1` }));
  expect(answer.location).toBe(`${visitor.origin}/blocked?why=1`);
  expect(answer.cookieNames()).toEqual(["authjs.callback-url"]);
  expect(await visitor.session()).toBeNull();
});

test("fields that are left out are a refusal", async ({ visit }) => {
  const visitor = await visit();
  const refused = visitor.endpoint("signin?error=CredentialsSignin&code=credentials");
  expect((await visitor.post("callback/credentials")).json().url).toBe(refused);
});

test("another person can sign in over a session", async ({ visitAsAda }) => {
  const visitor = await visitAsAda();
  await visitor.signIn({ username: "grace", password: "hopper" });
  expect((await visitor.session()).user.name).toBe("Grace Hopper");
});

for (const action of ["callback/nobody", "callback/toString", "callback/Credentials", "callback/credential%73", "callback", "signin/nobody"]) {
  test(`POST ${action} is Configuration`, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.post(action, { username: "ada", password: "lovelace" });
    expect(answer.body).toBe(JSON.stringify({ url: visitor.endpoint("error?error=Configuration") }));
    expect(answer.cookies()).toEqual([]);
    expect(await visitor.session()).toBeNull();
  });
}

for (const action of ["signin/credentials", "signin", "signin/undefined"]) {
  test(`POST ${action} leads to the sign-in page and attempts nothing`, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.post(action, { username: "ada", password: "lovelace", callbackUrl: "/dash" });
    expect(answer.body).toBe(JSON.stringify({ url: visitor.endpoint("signin") }));
    expect(await visitor.session()).toBeNull();
  });
}

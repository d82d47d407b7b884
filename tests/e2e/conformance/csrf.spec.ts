// The token, its cookie, and who has to repeat it.
import { expect, test } from "../support/conformance/fixtures.ts";
import { ADA } from "../support/conformance/visitor.ts";

const COOKIE = "authjs.csrf-token";

test("the token is 64 hex digits that no cache may keep", async ({ visit }) => {
  const answer = await (await visit()).get("csrf");
  expect(answer.status).toBe(200);
  expect(answer.type).toBe("application/json");
  expect(answer.headers).toMatchObject({
    "cache-control": "private, no-cache, no-store",
    expires: "0",
    pragma: "no-cache",
  });
  expect(answer.body).toMatch(/^\{"csrfToken":"[0-9a-f]{64}"\}$/);
});

test("the cookie holds the token and a hash", async ({ visit }) => {
  const answer = await (await visit()).get("csrf");
  const { value, attributes } = answer.cookie(COOKIE)!;
  expect(value).toMatch(/^[0-9a-f]{64}%7C[0-9a-f]{64}$/);
  expect(value.slice(0, 64)).toBe(answer.json().csrfToken);
  expect(attributes).toBe("Path=/; HttpOnly; SameSite=Lax");
});

test("a visitor who has a token keeps it, through sign-in and sign-out", async ({ visit }) => {
  const visitor = await visit();
  const token = await visitor.csrfToken();
  const again = await visitor.get("csrf");
  expect(again.json().csrfToken).toBe(token);
  expect(again.cookies()).toEqual([]);
  await visitor.signIn();
  expect(await visitor.csrfToken()).toBe(token);
  await visitor.post("signout");
  expect(await visitor.csrfToken()).toBe(token);
});

test("two first requests at once get two tokens, and only the last one's works", async ({ visit }) => {
  const visitor = await visit();
  const [first, second] = await Promise.all([visitor.get("csrf"), visitor.get("session")]);
  const tokenOf = (answer: typeof first) => answer.cookie(COOKIE)!.value.slice(0, 64);
  expect(tokenOf(first)).not.toBe(tokenOf(second));
  visitor.cookies.set(COOKIE, second.cookie(COOKIE)!.value);
  const refused = await visitor.signIn({ csrfToken: tokenOf(first) });
  expect(refused.json().url).toBe(visitor.endpoint("signin?error=MissingCSRF"));
  expect((await visitor.signIn({ csrfToken: tokenOf(second) })).json().url).toBe(`${visitor.origin}/dash`);
});

for (const [name, forge] of Object.entries({
  "with a wrong hash": (value: string) => `${value.slice(0, 67)}${"0".repeat(64)}`,
  "without a hash": (value: string) => value.slice(0, 64),
  "with nothing in it": () => "",
})) {
  test(`a cookie ${name} is replaced, and confirms no form`, async ({ visit }) => {
    const visitor = await visit();
    const { csrfToken } = (await visitor.get("csrf")).json();
    const forged = forge(visitor.cookies.get(COOKIE)!);
    visitor.cookies.set(COOKIE, forged);
    expect((await visitor.signIn({ csrfToken })).json().url).toBe(visitor.endpoint("signin?error=MissingCSRF"));
    visitor.cookies.set(COOKIE, forged);
    const answer = await visitor.get("csrf");
    expect(answer.json().csrfToken).not.toBe(csrfToken);
    expect(answer.cookie(COOKIE)!.value.slice(0, 64)).toBe(answer.json().csrfToken);
  });
}

for (const action of ["callback/credentials", "signin/credentials", "signin", "signout"]) {
  for (const [name, csrfToken] of Object.entries({ "no token": undefined, "an empty token": "", "a wrong token": "0".repeat(64) })) {
    test(`POST ${action} with ${name} is refused and sets no cookie`, async ({ visitAsAda }) => {
      const ada = await visitAsAda();
      const answer = await ada.post(action, { ...ADA, callbackUrl: "/x", csrfToken });
      expect(answer.status).toBe(200);
      expect(answer.body).toBe(JSON.stringify({ url: ada.endpoint("signin?error=MissingCSRF") }));
      expect(answer.cookies()).toEqual([]);
      expect(answer.location).toBeUndefined();
      expect((await ada.session()).user.name).toBe("Ada Lovelace");
    });
  }
}

test("a token without its cookie is refused", async ({ visit }) => {
  const visitor = await visit();
  const csrfToken = await visitor.csrfToken();
  visitor.cookies.clear();
  expect((await visitor.signIn({ csrfToken })).json().url).toBe(visitor.endpoint("signin?error=MissingCSRF"));
});

test("with the check off there is no token, and forms work without one", { tag: "@csrf-off" }, async ({ visit }) => {
  const visitor = await visit("csrf off");
  visitor.cookies.set(COOKIE, "left over");
  const answer = await visitor.get("csrf");
  expect([answer.status, answer.body]).toEqual([404, ""]);
  expect(answer.cookie(COOKIE)).toMatchObject({ isDeletion: true });
  expect((await visitor.signIn({ csrfToken: "" })).json().url).toBe(`${visitor.origin}/dash`);
  expect((await visitor.session()).user.name).toBe("Ada Lovelace");
});

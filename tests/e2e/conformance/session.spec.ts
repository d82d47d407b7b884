// GET session.
import { expect, test } from "../support/conformance/fixtures.ts";

const COOKIE = "authjs.session-token";
const NO_CACHE = { "cache-control": "private, no-cache, no-store", expires: "0", pragma: "no-cache" };

test("nobody is null, and gets the two cookies that a first answer brings", async ({ visit }) => {
  const answer = await (await visit()).get("session");
  expect(answer.status).toBe(200);
  expect(answer.type).toBe("application/json");
  expect(answer.headers).toMatchObject(NO_CACHE);
  expect(answer.body).toBe("null");
  expect(answer.cookieNames()).toEqual(["authjs.csrf-token", "authjs.callback-url"]);
});

test("a session is JSON that no cache may keep, with the end in ISO form", async ({ visitAsAda }) => {
  const answer = await (await visitAsAda()).get("session");
  expect(answer.status).toBe(200);
  expect(answer.type).toBe("application/json");
  expect(answer.headers).toMatchObject(NO_CACHE);
  const user = '{"name":"Ada Lovelace","email":"ada@example.com","id":"1"}';
  const end = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
  expect(answer.body).toMatch(new RegExp(`^\\{"user":${user},"expires":"${end}"\\}$`));
});

test("each read sets the session anew, with the end that it tells", async ({ visitAsAda }) => {
  const answer = await (await visitAsAda()).get("session");
  expect(answer.cookieNames()).toEqual([COOKIE]);
  const { value, attributes } = answer.cookie(COOKIE)!;
  expect(value).not.toBe("");
  const end = new Date(answer.json().expires);
  end.setMilliseconds(0);
  expect(attributes).toBe(`Path=/; Expires=${end.toUTCString()}; HttpOnly; SameSite=Lax`);
});

test("sessions last as long as the server is told", async ({ visitAsAda }) => {
  const ada = await visitAsAda("short");
  const before = Date.now();
  const end = Date.parse((await ada.session()).expires);
  // Times are whole seconds in one server and milliseconds in the other.
  expect(end).toBeGreaterThanOrEqual(before + 59_000);
  expect(end).toBeLessThanOrEqual(Date.now() + 61_000);
});

test("a session that is over is null, and its cookie is deleted", { tag: "@ended-sessions" }, async ({ visit }) => {
  const visitor = await visit("ended sessions");
  const signedIn = await visitor.signIn();
  expect(signedIn.json().url).toBe(`${visitor.origin}/dash`);
  const answer = await visitor.get("session");
  expect(answer.body).toBe("null");
  expect(answer.cookie(COOKIE)).toMatchObject({ isDeletion: true });
  expect((await visitor.post("signout", { callbackUrl: "/bye" })).json().url).toBe(`${visitor.origin}/bye`);
});

for (const token of ["garbage", "a.b.c.d.e", "%E6%97%A5"]) {
  test(`a broken session cookie (${token}) is null, and is deleted`, async ({ visit }) => {
    const visitor = await visit();
    visitor.cookies.set(COOKIE, token);
    const answer = await visitor.get("session");
    expect([answer.status, answer.body]).toEqual([200, "null"]);
    expect(answer.cookie(COOKIE)).toMatchObject({
      value: "",
      attributes: "Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
    });
  });
}

test("a cookie whose name only begins like the session's is taken for a part of it", { tag: "@begins-alike" }, async ({ visit }) => {
  const visitor = await visit();
  visitor.cookies.set(`${COOKIE}-of-mine`, "x");
  const answer = await visitor.get("session");
  expect(answer.body).toBe("null");
  expect(answer.cookie(`${COOKIE}-of-mine`)).toMatchObject({ isDeletion: true });
});

for (const action of ["session/", "/session", "session?", "session?x=1&x=2"]) {
  test(`GET ${action} is GET session`, async ({ visitAsAda }) => {
    expect((await (await visitAsAda()).get(action)).json().user.name).toBe("Ada Lovelace");
  });
}

test("two visitors have two sessions", async ({ visit, visitAsAda }) => {
  const ada = await visitAsAda();
  const grace = await visit();
  await grace.signIn({ username: "grace", password: "hopper" });
  expect((await grace.session()).user).toEqual({ name: "Grace Hopper", email: "grace@example.com", id: "2" });
  expect((await ada.session()).user.name).toBe("Ada Lovelace");
});

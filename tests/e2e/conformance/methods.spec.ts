// What is no request of the protocol, and what is one that nothing supports.
import { expect, test } from "../support/conformance/fixtures.ts";

for (const action of ["session", "csrf", "signout", "callback/credentials"]) {
  for (const method of ["OPTIONS", "PUT", "PATCH", "DELETE"]) {
    test(`${method} ${action} is a bad request, without a word on other origins`, async ({ visit }) => {
      const answer = await (await visit()).send(method, action, { headers: { origin: "https://other.example" } });
      expect([answer.status, answer.type, answer.body]).toEqual([400, "application/json", '"Bad request."']);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
    });
  }

  test(`HEAD ${action} is a bad request`, async ({ visit }) => {
    expect((await (await visit()).send("HEAD", action)).status).toBe(400);
  });
}

const UNKNOWN = ["", "nope", "Session", "sessions", "session/credentials", "csrf/undefined", "signin/credentials/more", "callback/a/b"];
for (const path of UNKNOWN) {
  for (const method of ["GET", "POST"]) {
    test(`${method} of "${path}" is a bad request`, async ({ visit }) => {
      const answer = await (await visit()).send(method, path);
      expect([answer.status, answer.type, answer.body]).toEqual([400, "application/json", '"Bad request."']);
      expect(answer.cookies()).toEqual([]);
    });
  }
}

for (const action of ["csrf", "providers", "error", "verify-request", "webauthn-options", "webauthn-options/credentials"]) {
  test(`POST ${action} is Configuration`, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.post(action);
    expect(answer.body).toBe(JSON.stringify({ url: visitor.endpoint("error?error=Configuration") }));
    expect(answer.cookies()).toEqual([]);
  });
}

const GETS = ["callback/credentials", "callback", "callback/nobody", "signin/credentials", "signin/nobody", "webauthn-options", "webauthn-options/credentials"];
for (const action of GETS) {
  test(`GET ${action} leads to the error page`, async ({ visit }) => {
    const visitor = await visit();
    const answer = await visitor.get(action);
    expect([answer.status, answer.location]).toEqual([302, visitor.endpoint("error?error=Configuration")]);
    expect(answer.cookies()).toEqual([]);
  });
}

test("an answer to another origin has no headers for it", async ({ visit }) => {
  const answer = await (await visit()).get("session", { origin: "https://other.example" });
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
});

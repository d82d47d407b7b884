// The types of body that a POST may have.
import { expect, test } from "../support/conformance/fixtures.ts";
import { ADA } from "../support/conformance/visitor.ts";

test("a sign-in may be JSON", async ({ visit }) => {
  const visitor = await visit();
  await visitor.json("callback/credentials", { ...ADA, callbackUrl: "/dash" }, { "x-auth-return-redirect": "1" });
  expect((await visitor.session()).user.name).toBe("Ada Lovelace");
});

for (const type of ["application/x-www-form-urlencoded; charset=UTF-8", "application/json; charset=utf-8"]) {
  test(`the type may be ${type}`, async ({ visitAsAda }) => {
    const ada = await visitAsAda();
    const csrfToken = await ada.csrfToken();
    const body = type.includes("json") ? JSON.stringify({ csrfToken }) : `csrfToken=${csrfToken}`;
    await ada.send("POST", "signout", { type, body });
    expect(await ada.session()).toBeNull();
  });
}

for (const type of ["text/plain", "multipart/form-data; boundary=x", undefined]) {
  test(`a body of type ${type ?? "unknown"} is none`, async ({ visitAsAda }) => {
    const ada = await visitAsAda();
    const answer = await ada.send("POST", "signout", { type, body: `csrfToken=${await ada.csrfToken()}` });
    expect([answer.status, answer.location]).toEqual([302, ada.endpoint("signin?error=MissingCSRF")]);
    expect((await ada.session()).user.name).toBe("Ada Lovelace");
  });
}

test("JSON that is cut off is a bad request", async ({ visit }) => {
  const answer = await (await visit()).send("POST", "session", { type: "application/json", body: '{"csrfToken":' });
  // In a text of its own: where Auth.js runs in Express, Express reads the body first.
  expect(answer.status).toBe(400);
});

test("values are what a form says, whatever characters they are of", async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  const name = "Ada & Söhne + 日本 = 100 %";
  expect((await ada.json("session", { data: { name } })).json().user.name).toBe(name);
  expect((await ada.session()).user.name).toBe(name);
});

// POST session.
import { expect, test } from "../support/conformance/fixtures.ts";

const COOKIE = "authjs.session-token";

test("an update answers the new session, without a word on caches", async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  const answer = await ada.json("session", { data: { name: "Ada L." } });
  expect(answer.status).toBe(200);
  expect(answer.type).toBe("application/json");
  expect(answer.headers).not.toHaveProperty("cache-control");
  expect(answer.json().user).toEqual({ name: "Ada L.", email: "ada@example.com", id: "1" });
  expect(answer.cookie(COOKIE)!.attributes).toMatch(/^Path=\/; Expires=\w{3}, .* GMT; HttpOnly; SameSite=Lax$/);
  expect((await ada.session()).user.name).toBe("Ada L.");
});

const ADA = { name: "Ada Lovelace", email: "ada@example.com", id: "1" };
for (const data of [{ email: "x@y.example" }, { name: 5 }, { id: "2" }, null, "name", [], undefined]) {
  test(`an update with ${JSON.stringify(data) ?? "nothing"}, which the server has no use for, changes nothing`, async ({ visitAsAda }) => {
    const ada = await visitAsAda();
    const answer = await ada.json("session", { data });
    expect(answer.status).toBe(200);
    expect(answer.json().user).toEqual(ADA);
    expect((await ada.session()).user).toEqual(ADA);
  });
}

test("a form is as good as JSON", async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  expect((await ada.form("session", { data: "x" })).json().user).toEqual(ADA);
});

test("the header for redirects makes no difference", async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  const answer = await ada.json("session", { data: { name: "A" } }, { "x-auth-return-redirect": "1" });
  expect(answer.json().user.name).toBe("A");
});

test("with nobody signed in the answer is null", async ({ visit }) => {
  const answer = await (await visit()).json("session", { data: { name: "Nobody" } });
  expect([answer.status, answer.type, answer.body]).toEqual([200, "application/json", "null"]);
  expect(answer.cookie(COOKIE)).toBeUndefined();
});

for (const [name, csrfToken] of Object.entries({ "no token": undefined, "an empty token": "", "a wrong token": "0".repeat(64) })) {
  for (const header of [undefined, "1"]) {
    test(`an update with ${name} is a 400 with null, ${header ? "with" : "without"} the header for redirects`, async ({ visitAsAda }) => {
      const ada = await visitAsAda();
      const headers = header ? { "x-auth-return-redirect": header } : undefined;
      const answer = await ada.json("session", { csrfToken, data: { name: "Mallory" } }, headers);
      expect([answer.status, answer.type, answer.body]).toEqual([400, "application/json", "null"]);
      expect(answer.cookies()).toEqual([]);
      expect((await ada.session()).user.name).toBe("Ada Lovelace");
    });
  }
}

test("an update without a body is a 400 with null", async ({ visitAsAda }) => {
  const answer = await (await visitAsAda()).send("POST", "session");
  expect([answer.status, answer.body]).toEqual([400, "null"]);
});

test("a server that ends the session says null and deletes the cookie", { tag: "@update-ends" }, async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  const answer = await ada.json("session", { data: { end: true } });
  expect([answer.status, answer.body]).toEqual([200, "null"]);
  expect(answer.cookie(COOKIE)).toMatchObject({ isDeletion: true });
});

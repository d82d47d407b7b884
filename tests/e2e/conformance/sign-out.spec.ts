// POST signout.
import { expect, test } from "../support/conformance/fixtures.ts";

const COOKIE = "authjs.session-token";
const DELETION = "Max-Age=0; Path=/; HttpOnly; SameSite=Lax";

test("a sign-out deletes the session and leads to the callback URL", async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  const answer = await ada.post("signout", { callbackUrl: "/bye" });
  expect(answer.status).toBe(200);
  expect(answer.type).toBe("application/json");
  expect(answer.body).toBe(JSON.stringify({ url: `${ada.origin}/bye` }));
  expect(answer.location).toBe(`${ada.origin}/bye`);
  expect(answer.cookie(COOKIE)).toMatchObject({ value: "", attributes: DELETION });
  expect(answer.cookie("authjs.callback-url")!.value).toBe(encodeURIComponent(`${ada.origin}/bye`));
  expect(await ada.session()).toBeNull();
});

test("without a session the answer looks the same, and deletes nothing", async ({ visit }) => {
  const visitor = await visit();
  const answer = await visitor.post("signout", { callbackUrl: "/bye" });
  expect(answer.status).toBe(200);
  expect(answer.body).toBe(JSON.stringify({ url: `${visitor.origin}/bye` }));
  expect(answer.cookieNames()).toEqual(["authjs.callback-url"]);
});

test("a broken session can be signed out of", async ({ visit }) => {
  const visitor = await visit();
  visitor.cookies.set(COOKIE, "garbage");
  const answer = await visitor.post("signout", { callbackUrl: "/bye" });
  expect(answer.body).toBe(JSON.stringify({ url: `${visitor.origin}/bye` }));
});

test("without a callback URL it leads back to the last one", async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  expect((await ada.post("signout")).json().url).toBe(`${ada.origin}/dash`);
});

test("somebody who is signed out can sign in again", async ({ visitAsAda }) => {
  const visitor = await visitAsAda();
  await visitor.post("signout");
  await visitor.signIn({ username: "grace", password: "hopper" });
  expect((await visitor.session()).user.name).toBe("Grace Hopper");
});

// Prefixes where the server is reached by https, and sessions too long for one cookie.
import { expect, test } from "../support/conformance/fixtures.ts";

const SESSION = "authjs.session-token";
const LONGEST = 3936;

test("over https every cookie is secure and its name says so", async ({ visit }) => {
  const visitor = await visit("https");
  const first = await visitor.get("csrf");
  expect(first.cookieNames()).toEqual(["__Host-authjs.csrf-token", "__Secure-authjs.callback-url"]);
  for (const { attributes } of first.cookies()) expect(attributes).toBe("Path=/; HttpOnly; Secure; SameSite=Lax");
  const signedIn = await visitor.signIn();
  expect(signedIn.json().url).toBe("https://127.0.0.1:4177/dash");
  const session = signedIn.cookie(`__Secure-${SESSION}`)!;
  expect(session.attributes).toMatch(/^Path=\/; Expires=\w{3}, .* GMT; HttpOnly; Secure; SameSite=Lax$/);
  const signedOut = await visitor.post("signout");
  expect(signedOut.cookie(`__Secure-${SESSION}`)!.attributes).toBe("Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax");
});

test("a long session comes in parts that a browser keeps, and is read from them", { tag: "@long-sessions" }, async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  const name = "x".repeat(6_000);
  const answer = await ada.json("session", { data: { name } });
  expect(answer.json().user.name).toBe(name);
  const parts = answer.cookies().filter(({ isDeletion }) => !isDeletion);
  expect(parts.map((part) => part.name)).toEqual([`${SESSION}.0`, `${SESSION}.1`, `${SESSION}.2`]);
  expect(parts.slice(0, -1).map(({ value }) => value.length)).toEqual([LONGEST, LONGEST]);
  expect(parts.at(-1)!.value.length).toBeLessThanOrEqual(LONGEST);
  expect(answer.cookie(SESSION), "the one that was whole").toMatchObject({ isDeletion: true });
  expect((await ada.session()).user.name).toBe(name);
});

test("a session that shrinks is one cookie again, and its parts are deleted", { tag: "@long-sessions" }, async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  await ada.json("session", { data: { name: "x".repeat(6_000) } });
  const answer = await ada.json("session", { data: { name: "Ada L." } });
  const deleted = answer.cookies().filter(({ isDeletion }) => isDeletion);
  expect(deleted.map(({ name }) => name).sort()).toEqual([`${SESSION}.0`, `${SESSION}.1`, `${SESSION}.2`]);
  expect(answer.cookie(SESSION)).toMatchObject({ isDeletion: false });
  expect((await ada.session()).user.name).toBe("Ada L.");
});

test("a sign-out deletes every part", { tag: "@long-sessions" }, async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  await ada.json("session", { data: { name: "x".repeat(6_000) } });
  const answer = await ada.post("signout");
  const deleted = answer.cookies().filter(({ isDeletion }) => isDeletion);
  expect(deleted.map(({ name }) => name).sort()).toEqual([`${SESSION}.0`, `${SESSION}.1`, `${SESSION}.2`]);
  expect(await ada.session()).toBeNull();
});

test("parts of which one is lost are no session, and are deleted", { tag: "@long-sessions" }, async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  await ada.json("session", { data: { name: "x".repeat(6_000) } });
  ada.cookies.delete(`${SESSION}.1`);
  const answer = await ada.get("session");
  expect(answer.body).toBe("null");
  expect(ada.cookies.has(`${SESSION}.0`)).toBe(false);
});

// The server's own pages, as far as a browser without the app depends on them.
import { expect, test } from "../support/conformance/fixtures.ts";

/** The forms of a page: where each goes, and the names and values of its inputs. */
function forms(html: string): { action: string; inputs: Record<string, string> }[] {
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return [...html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].map(([form]) => ({
    action: attribute(form, "action"),
    inputs: Object.fromEntries(
      [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => [attribute(tag, "name"), attribute(tag, "value")]),
    ),
  }));
}

for (const [action, text] of Object.entries({
  signin: "Sign in with Credentials",
  signout: "Are you sure you want to sign out?",
  "verify-request": "Check your email",
  error: "Error",
})) {
  test(`GET ${action} is a page, and brings the cookies that its forms need`, async ({ visit }) => {
    const answer = await (await visit()).get(action);
    expect([answer.status, answer.isPage]).toEqual([200, true]);
    expect(answer.body).toContain(text);
    expect(answer.cookieNames()).toEqual(["authjs.csrf-token", "authjs.callback-url"]);
  });
}

test("the form of the sign-in page signs in, and leads to where the page's address says", async ({ visit }) => {
  const visitor = await visit();
  const { body } = await visitor.get("signin?callbackUrl=/after");
  const form = forms(body).find(({ action }) => action === visitor.endpoint("callback/credentials"))!;
  expect(Object.keys(form.inputs).sort()).toEqual(["csrfToken", "password", "username"]);
  const { csrfToken } = form.inputs;
  const answer = await visitor.form("callback/credentials", { username: "ada", password: "lovelace", csrfToken });
  expect([answer.status, answer.location]).toEqual([302, `${visitor.origin}/after`]);
});

test("a token in the address of the sign-in page goes into its form", async ({ visit }) => {
  const visitor = await visit();
  const { body } = await visitor.get("signin?csrfToken=mine");
  expect(forms(body)[0]!.inputs.csrfToken).toBe("mine");
});

test("the form of the sign-out page signs out", async ({ visitAsAda }) => {
  const ada = await visitAsAda();
  const [form] = forms((await ada.get("signout")).body);
  expect(form!.action).toBe(ada.endpoint("signout"));
  await ada.form("signout", { csrfToken: form!.inputs.csrfToken });
  expect(await ada.session()).toBeNull();
});

for (const [error, text] of Object.entries({
  CredentialsSignin: "Sign in failed. Check the details you provided are correct.",
  SessionRequired: "Please sign in to access this page.",
  OAuthAccountNotLinked: "To confirm your identity, sign in with the same account you used originally.",
  OAuthCallbackError: "Try signing in with a different account.",
  MissingCSRF: "Unable to sign in.",
  Teapot: "Unable to sign in.",
})) {
  test(`the sign-in page explains ${error}`, async ({ visit }) => {
    const { status, body } = await (await visit()).get(`signin?error=${error}`);
    expect(status).toBe(200);
    expect(body).toContain(text);
  });
}

test("the sign-in page with no error explains none", async ({ visit }) => {
  const { body } = await (await visit()).get("signin");
  expect(body).not.toContain("Unable to sign in.");
});

for (const [query, status] of Object.entries({
  "?error=AccessDenied": 403,
  "?error=Verification": 403,
  "?error=Configuration": 500,
  "?error=CredentialsSignin": 200,
  "?error=Teapot": 200,
  "?error=toString": 200,
  "": 200,
})) {
  test(`the page error${query} is a ${status}`, async ({ visit }) => {
    const answer = await (await visit()).get(`error${query}`);
    expect([answer.status, answer.isPage]).toEqual([status, true]);
  });
}

// GET providers.
import { expect, test } from "../support/conformance/fixtures.ts";
import type { Visitor } from "../support/conformance/visitor.ts";

const entry = (visitor: Visitor, id: string, name: string, type: string) => ({
  id,
  name,
  type,
  signinUrl: visitor.endpoint(`signin/${id}`),
  callbackUrl: visitor.endpoint(`callback/${id}`),
});

test("the providers are JSON without cookies and without a word on caches", async ({ visit }) => {
  const answer = await (await visit()).get("providers");
  expect(answer.status).toBe(200);
  expect(answer.type).toBe("application/json");
  expect(answer.cookies()).toEqual([]);
  expect(answer.headers).not.toHaveProperty("cache-control");
  expect(answer.headers).not.toHaveProperty("expires");
  expect(answer.headers).not.toHaveProperty("pragma");
});

test("the credentials provider comes first, with absolute URLs and its fields in order", async ({ visit }) => {
  const visitor = await visit();
  const { body } = await visitor.get("providers");
  const credentials = entry(visitor, "credentials", "Credentials", "credentials");
  expect(body.slice(0, -1)).toContain(`{"credentials":${JSON.stringify(credentials)}`);
});

test("all providers come in the order of the configuration", { tag: "@oauth" }, async ({ visit }) => {
  const visitor = await visit();
  const { body } = await visitor.get("providers");
  const credentials = entry(visitor, "credentials", "Credentials", "credentials");
  const github = entry(visitor, "github", "GitHub", "oauth");
  expect(body).toBe(JSON.stringify({ credentials, github }));
});

test("a server without providers answers an empty object", { tag: "@no-providers" }, async ({ visit }) => {
  expect((await (await visit("no providers")).get("providers")).body).toBe("{}");
});

test("the URLs name the host of the request, whatever X-Forwarded-Host says", async ({ visit }) => {
  const visitor = await visit();
  const answer = await visitor.get("providers", { "x-forwarded-host": "evil.example" });
  expect(answer.json().credentials.signinUrl).toBe(visitor.endpoint("signin/credentials"));
});

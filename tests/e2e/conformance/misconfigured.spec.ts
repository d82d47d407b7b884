// A server that finds its own configuration wrong before it looks at the request.
import { expect, test } from "../support/conformance/fixtures.ts";

const MESSAGE = JSON.stringify({
  message: "There was a problem with the server configuration. Check the server logs for more information.",
});
const NO_SECRET = { tag: "@no-secret" };

for (const action of ["session", "csrf", "providers", "callback/credentials"]) {
  test(`GET ${action} is a 500 with a message`, NO_SECRET, async ({ visit }) => {
    const answer = await (await visit("no secret")).get(action, { "x-auth-return-redirect": "1" });
    expect([answer.status, answer.type, answer.body]).toEqual([500, "application/json", MESSAGE]);
  });
}

for (const action of ["session", "signout", "callback/credentials", "signin/credentials"]) {
  test(`POST ${action} is a 500 with a message`, NO_SECRET, async ({ visit }) => {
    const answer = await (await visit("no secret")).post(action, { csrfToken: "any" });
    expect([answer.status, answer.type, answer.body]).toEqual([500, "application/json", MESSAGE]);
  });
}

for (const action of ["signin", "signout", "error", "verify-request"]) {
  test(`GET ${action} is a 500 that people can read`, NO_SECRET, async ({ visit }) => {
    const answer = await (await visit("no secret")).get(action);
    expect([answer.status, answer.type]).toEqual([500, "text/html"]);
    expect(answer.body).toContain("problem with the server configuration");
  });
}

// Tokens: fetched by several at once, lost, refused, or not wanted by the server at all.
import { CUT, type Scripted, html, json, text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";

test("two actions in one tick without a cookie both succeed", async ({ server, openTab }) => {
  // Nothing was asked on load, so no answer has brought a cookie.
  const tab = await openTab("initial=none");
  await tab.shows("status", "unauthenticated");
  await tab.clickAtOnce("sign-in", "update");
  const results = await tab.results(2);
  for (const { id, result } of results) expect(result, id).toHaveProperty("ok");
  expect(server.requests("GET csrf"), "one token for both").toHaveLength(1);
  await tab.shows("status", "authenticated");
});

test("actions of two tabs at once without a cookie both succeed", async ({ server, openTab }) => {
  const [first, second] = [await openTab("initial=none"), await openTab("initial=none")];
  // Both tokens are made before either cookie arrives; the browser decides which of them stays
  // valid.
  const tokens = server.hold("GET csrf", "reply", { times: 2 });
  await first.click("sign-in");
  await second.click("sign-in");
  await expect.poll(() => tokens.held.length).toBe(2);
  tokens.release();
  for (const tab of [first, second]) {
    expect((await tab.result()).ok.ok).toBe(true);
    await tab.shows("status", "authenticated");
  }
});

test("a cookie that is lost between token and POST is replaced", async ({ context, server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const post = server.hold("POST signout", "request", { times: 1 });
  server.next("POST signout", (truth) => ({ ...truth, headers: {}, body: '{"url":"/api/auth/signin?error=MissingCSRF"}' }));
  await tab.click("sign-out");
  await expect.poll(() => post.held.length).toBe(1);
  await context.clearCookies({ name: server.site.csrfCookie });
  post.release();
  expect((await tab.result()).ok).toBeTruthy();
  await tab.shows("status", "unauthenticated");
});

const FAILURES: [string, Scripted, string][] = [
  ["no connection", CUT, "Network"],
  ["500", text("", 500), "Status"],
  ["404 with a page", html("<h1>Not found</h1>", 404), "Status"],
  ["HTML", html(), "BadResponse"],
  ["an empty token", json({ csrfToken: "" }), "BadResponse"],
  ["null", json(null), "BadResponse"],
];

for (const [title, reply, kind] of FAILURES) {
  test(`${title} instead of a token is ${kind}, and nothing is posted`, async ({ server, signIn, openTab }) => {
    await signIn("ada");
    const tab = await openTab();
    await tab.shows("status", "authenticated");
    server.always("GET csrf", reply);
    for (const button of ["sign-in", "sign-in-github", "sign-out", "update"]) {
      expect((await tab.call(button)).err.kind, button).toBe(kind);
    }
    expect(server.log.filter(({ what }) => what.startsWith("POST"))).toEqual([]);
    await tab.shows("name", "Ada Lovelace");
    server.heal("GET csrf");
    expect((await tab.call("sign-out")).ok, "it works again").toBeTruthy();
  });
}

test("a server without CSRF protection is sent no token", async ({ server, openTab }) => {
  server.site.isCsrfOn = false;
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  expect(await tab.call("csrf")).toEqual({ ok: null });
  expect((await tab.call("sign-in")).ok.ok).toBe(true);
  expect((await tab.call("update")).ok.user.name).toBe("Ada L.");
  expect((await tab.call("sign-out")).ok).toBeTruthy();
  await tab.shows("status", "unauthenticated");
  const [signIn, signOut] = ["POST callback/credentials", "POST signout"].map((what) => server.requests(what)[0]!.sent);
  for (const form of [signIn, signOut]) expect(new URLSearchParams(form).has("csrfToken")).toBe(false);
});

test("ten calls that need a token in one tick are one request, and its failure reaches all ten", async ({
  server,
  openTab,
}) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  server.next("GET csrf", text("", 502));
  await tab.clickAtOnce(...Array(10).fill("csrf"));
  const results = await tab.results(10);
  expect(results.map(({ result }) => result.err?.kind)).toEqual(Array(10).fill("Status"));
  expect(server.requests("GET csrf")).toHaveLength(1);
  expect((await tab.call("csrf")).ok, "a failure is not kept").toMatch(/^[0-9a-f]{64}$/);
});

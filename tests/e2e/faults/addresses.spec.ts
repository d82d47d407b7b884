// Addresses in answers and in calls: relative, absent, or not for a page to go to.
import { type Scripted, instead } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import type { Tab } from "../support/tab.ts";

const here = (page: string, origin: string) => page.replace("PAGE", `${origin}/?tab=1&base=/api/auth`).replace("ORIGIN", origin);

/** The server's answer, and the address that the call returns, or the kind of its error. */
const ANSWERS: [string, object, { url?: string; kind?: string }][] = [
  ["an absolute path", { url: "/bye" }, { url: "ORIGIN/bye" }],
  ["a relative path", { url: "bye?x=1#y" }, { url: "ORIGIN/bye?x=1#y" }],
  ["just a query", { url: "?x=1" }, { url: "ORIGIN/?x=1" }],
  ["the bare origin", { url: "http://other.example" }, { url: "http://other.example/" }],
  ["another origin without a scheme", { url: "//other.example/x" }, { url: "http://other.example/x" }],
  ["an empty address", { url: "" }, { url: "PAGE" }],
  ["a null address", { url: null }, { url: "PAGE" }],
  ["no address", {}, { url: "PAGE" }],
  ["a number", { url: 7 }, { kind: "BadResponse" }],
  ["half an address", { url: "http://" }, { kind: "UnsafeRedirect" }],
  ["a script", { url: "javascript:alert(1)" }, { kind: "UnsafeRedirect" }],
  ["a script with a space before it", { url: " JavaScript:alert(1)" }, { kind: "UnsafeRedirect" }],
  ["an address with a user", { url: "http://ada@other.example/" }, { kind: "UnsafeRedirect" }],
  ["a data address", { url: "data:text/html,x" }, { kind: "UnsafeRedirect" }],
  // So is the answer that names it.
  ["an address longer than browsers take", { url: `/${"x".repeat(2_100_000)}` }, { kind: "BadResponse" }],
];

for (const [title, body, { url, kind }] of ANSWERS) {
  test(`${title} in the answer is ${kind ?? "resolved against the page"}`, async ({ server, openTab }) => {
    const tab = await openTab();
    await tab.shows("status", "unauthenticated");
    const loads = countLoads(tab);
    const expected = url === undefined ? undefined : here(url, server.origin);
    const check = async (button: string): Promise<void> => {
      const result = await tab.call(button);
      expect(kind ? result.err?.kind : result.ok?.url, button).toBe(kind ?? expected);
    };
    server.next("POST callback/credentials", instead(body));
    await check("sign-in");
    // An answer that cannot be read leaves the outcome open; one with a bad address does not.
    if (kind !== "BadResponse") await tab.shows("status", "authenticated");
    await tab.call("sign-in");
    await tab.shows("status", "authenticated");
    server.next("POST signout", instead(body));
    await check("sign-out");
    await tab.shows("status", "unauthenticated");
    await tab.shows("refreshing", "false");
    expect(loads(), "nothing navigates").toBe(0);
  });
}

for (const [button, endpoint, after] of [
  ["sign-in-redirect", "POST callback/credentials", "authenticated"],
  ["sign-out-redirect", "POST signout", "unauthenticated"],
  ["sign-in-github", "POST signin/github", "unauthenticated"],
] as const) {
  for (const url of ["javascript:document.title='owned'", "data:text/html,owned", "http://", `/?${"x".repeat(2_100_000)}`]) {
    test(`${button} does not go to ${url.slice(0, 40)}`, async ({ server, signIn, openTab }) => {
      if (button === "sign-out-redirect") await signIn("ada");
      const tab = await openTab();
      await tab.shows("refreshing", "false");
      const loads = countLoads(tab);
      server.next(endpoint, instead({ url }));
      const kind = url.length > 1_000_000 ? "BadResponse" : "UnsafeRedirect";
      expect((await tab.call(button)).err.kind).toBe(kind);
      await tab.shows("status", after);
      expect(await tab.page.title()).toBe("yew-authjs probe");
      expect(loads()).toBe(0);
    });
  }
}

test("a relative address is gone to", async ({ server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  server.next("POST callback/credentials", instead({ url: "/?tab=1&base=/api/auth&gone" }));
  await tab.click("sign-in-redirect");
  await tab.page.waitForURL(`${server.origin}/?tab=1&base=/api/auth&gone`);
  await tab.shows("status", "authenticated");
});

test("a target that is a script is refused before anything is sent", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const start = server.log.length;
  expect((await tab.call("unsafe-target")).err.kind).toBe("UnsafeRedirect");
  expect(server.since(start)).toEqual({});
});

function countLoads(tab: Tab): () => number {
  let loads = 0;
  tab.page.on("framenavigated", () => (loads += 1));
  return () => loads;
}

/** The server refuses the sign-in, and sends the visitor elsewhere. */
const blocked: Scripted = (truth) => ({ ...truth, headers: {}, body: '{"url":"/blocked?why=1"}' });

test("an answer that looks like success without a session is none", async ({ server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  server.next("POST callback/credentials", blocked);
  expect((await tab.call("sign-in")).ok).toMatchObject({ ok: false, error: null, url: `${server.origin}/blocked?why=1` });
  await tab.shows("status", "unauthenticated");
});

test("an error in the page's own address is not taken for the server's", async ({ openTab }) => {
  const tab = await openTab("error=CredentialsSignin&code=credentials");
  await tab.shows("status", "unauthenticated");
  expect((await tab.call("sign-in")).ok).toMatchObject({ ok: true, error: null, code: null });
});

// A server that takes itself for another origin than the one at which the page asks it.
import { instead, json } from "../support/fake-server/reply.ts";
import { expect, test as base } from "../support/fault-fixtures.ts";
import type { Tab } from "../support/tab.ts";

const test = base.extend<{ warnings: string[] }>({
  warnings: async ({ context }, use) => {
    const warnings: string[] = [];
    context.on("console", (message) => {
      if (message.type() === "warning" && message.text().startsWith("yew-authjs")) warnings.push(message.text());
    });
    await use(warnings);
  },
});

async function signedOutTab(openTab: (query?: string) => Promise<Tab>, query?: string): Promise<Tab> {
  const tab = await openTab(query);
  await tab.shows("status", "unauthenticated");
  return tab;
}

const named = (origin: string): string => origin.replace("127.0.0.1", "localhost");

test("a server that says localhost keeps the user on the page's own origin, at the target", async ({ server, openTab, warnings }) => {
  const tab = await signedOutTab(openTab);
  // What Next.js answers after it has dropped the target as one of another origin.
  server.next("POST callback/credentials", instead({ url: named(server.origin) }));
  expect((await tab.call("sign-in")).ok).toMatchObject({ ok: true, url: tab.page.url() });
  server.next("POST signout", instead({ url: `${named(server.origin)}/bye?x=1` }));
  expect((await tab.call("sign-out")).ok.url).toBe(`${server.origin}/bye?x=1`);
  expect(warnings).toHaveLength(1);
  for (const word of [named(server.origin), server.origin, "AUTH_URL", "NEXTAUTH_URL", "ORIGIN", "allowedDomains", "guide"]) {
    expect(warnings[0]).toContain(word);
  }
});

test("a refusal that says localhost is shown on the page's own origin", async ({ server, openTab }) => {
  const tab = await signedOutTab(openTab);
  const url = `${named(server.origin)}/?tab=1&base=/api/auth?error=AccessDenied`;
  server.next("POST callback/credentials", instead({ url }));
  await tab.click("sign-in-redirect");
  await tab.page.waitForURL(`${server.origin}/?tab=1&base=/api/auth?error=AccessDenied`);
  await expect(tab.page.getByTestId("returned-error")).toHaveText("AccessDenied");
});

test("the page goes to another origin, and the console names the wrong setting", async ({ server, openTab, warnings }) => {
  const tab = await signedOutTab(openTab);
  server.next("POST callback/credentials", instead({ url: "http://other.example/x" }));
  expect((await tab.call("sign-in")).ok.url).toBe("http://other.example/x");
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain("http://other.example");
});

test("a list of providers that come back to another origin is warned of before anybody goes there", async ({ server, openTab, warnings }) => {
  const tab = await signedOutTab(openTab);
  const provider = (id: string) => ({ id, name: id, type: "oauth", signinUrl: "", callbackUrl: `http://localhost/api/auth/callback/${id}` });
  server.next("GET providers", json({ github: provider("github"), gitlab: provider("gitlab") }));
  await tab.call("providers");
  await expect.poll(() => warnings).toHaveLength(1);
});

test("a server that knows its address causes no warning", async ({ server, openTab, warnings }) => {
  const tab = await signedOutTab(openTab);
  await tab.call("providers");
  await tab.call("sign-in");
  await tab.call("sign-in-bad");
  server.next("POST signin/github", instead({ url: "https://github.invalid/authorize" }));
  await tab.page.route("https://github.invalid/**", (route) => route.fulfill({ body: "the provider" }));
  await tab.click("sign-in-github");
  await tab.page.waitForURL("https://github.invalid/authorize");
  expect(warnings).toEqual([]);
});

// The demo's server sends a strict Content-Security-Policy. That the app runs under it is asked by
// all specs of this folder, for a violation fails them; here, that it is in force.
import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, settled, test } from "../support/demo-site.ts";
import { watchPolicy } from "../support/policy.ts";

/** What injected markup or a script may try, and the directive that forbids it. */
const FORBIDDEN: [what: string, directive: string, attempt: (elsewhere: string) => unknown][] = [
  ["markup from a text", "require-trusted-types-for", () => (document.body.innerHTML = "<p>owned")],
  ["code from a text", "require-trusted-types-for", () => setTimeout("document.title = 'owned'")],
  ["a policy for such texts", "trusted-types", () => trusted().createPolicy("default", {})],
  [
    "a handler in an attribute",
    "require-trusted-types-for|script-src-attr",
    () => {
      document.body.setAttribute("onclick", "document.title = 'owned'");
      document.body.click();
    },
  ],
  ["a style in an attribute", "style-src-attr", () => document.body.setAttribute("style", "color: red")],
  ["another base", "base-uri", (elsewhere) => append("base", { href: elsewhere })],
  ["a request to elsewhere", "connect-src", (elsewhere) => fetch(elsewhere)],
  ["a frame of elsewhere", "default-src|frame-src", (elsewhere) => append("iframe", { src: elsewhere })],
  ["a form for elsewhere", "form-action", (elsewhere) => append("form", { action: elsewhere, method: "post" }).submit()],
];

/** For the attempts, which run in the page. */
declare const append: (name: string, attributes: Record<string, string>) => any;
declare const trusted: () => any;

for (const [what, directive, attempt] of FORBIDDEN) {
  test(`a page of the app cannot have ${what}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL });
    const violations = await watchPolicy(context);
    await context.addInitScript(() => {
      const global = window as any;
      global.trusted = () => global.trustedTypes;
      global.append = (name: string, attributes: Record<string, string>) => {
        const element = document.createElement(name);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        return document.body.appendChild(element);
      };
    });
    const page = await context.newPage();
    await page.goto("/");
    await settled(page);
    expect(violations).toEqual([]);
    // An attempt may fail, or be reported only later.
    await page.evaluate(attempt, "https://elsewhere.example/").catch(() => undefined);
    await expect.poll(() => violations.length).toBeGreaterThan(0);
    expect(violations[0]).toMatch(new RegExp(`^(${directive}) `));
    expect(new URL(page.url()).origin).toBe(baseURL);
    await context.close();
  });
}

test("no page of another site can show the app, or the server's own pages, in a frame", async ({ browser, baseURL }) => {
  const paths = ["/", "/api/auth/signin", "/api/auth/signout"];
  const frames = paths.map((path) => `<iframe src="${baseURL}${path}"></iframe>`).join("");
  const site = http.createServer((_, response) => response.end(`<!doctype html>${frames}`));
  await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("frame-ancestors")) refused.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  await expect.poll(() => refused.length).toBe(paths.length);
  for (const frame of page.frames().slice(1)) expect(await frame.locator("form, #app").count()).toBe(0);
  await page.close();
  site.close();
});

test("the server's own pages have their style, and no script", async ({ page }) => {
  await page.goto("/api/auth/signin");
  const main = page.getByRole("main");
  expect(await main.evaluate((main) => getComputedStyle(main).borderTopStyle)).not.toBe("none");
});

test("every answer tells browsers not to guess its type, and no other site where it was linked", async ({ request }) => {
  for (const path of ["/", "/nowhere", "/missing.js", "/api/auth/session", "/api/auth/signin", "/api/auth/nowhere"]) {
    const headers = (await request.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
  }
});

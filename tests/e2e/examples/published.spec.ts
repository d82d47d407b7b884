// An app as it is published: built, and served by the server of the examples, behind a proxy.
import { execFile } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { Backend, trunkEnv } from "../support/backend.ts";
import { APPS, SERVERS, expect, signIn, test as base } from "../support/examples.ts";

const test = base.extend<object, { published: string }>({
  published: [
    async ({}, use) => {
      const cwd = path.join(APPS, "router-guards");
      const dist = path.join(cwd, "dist-published");
      await promisify(execFile)("trunk", ["build", "--dist", dist], { cwd, env: trunkEnv() });
      const settings = { DIST: dist, SIGN_IN_PAGE: "/sign-in" };
      const server = await Backend.startExample(path.join(SERVERS, "express-server"), settings);
      await use(server.origin);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

/** Asks the server as a proxy does that browsers know as https://app.example.com. */
async function throughProxy(origin: string, path: string): Promise<http.IncomingMessage> {
  const headers = { host: "app.example.com", "x-forwarded-proto": "https" };
  const [answer] = await once(http.get(origin + path, { headers }), "response");
  return answer;
}

test("pages of the app are found by their address", async ({ page, published }) => {
  await page.goto(`${published}/account`);
  await signIn(page, "ada", "lovelace");
  await expect(page).toHaveURL(`${published}/account`);
  await page.reload();
  await expect(page.getByRole("heading", { name: "The account of Ada Lovelace" })).toBeVisible();
});

test("the page is asked for anew after a release, and a missing file is missing", async ({ request, published }) => {
  for (const address of ["/", "/account"]) {
    const answer = await request.get(published + address);
    expect(answer.headers()["cache-control"], address).toBe("no-cache");
    expect(await answer.text(), address).toContain("<html");
  }
  expect((await request.get(`${published}/old-release.js`)).status()).toBe(404);
});

test("behind a proxy, it knows that browsers come by https", async ({ published }) => {
  const answer = await throughProxy(published, "/api/auth/csrf");
  expect(answer.headers["set-cookie"]?.join()).toMatch(/^__Host-authjs\.csrf-token=[^;]+;.*\bSecure\b/);
  answer.resume();
});

import { expect, signIn, test } from "../support/examples.ts";

test.use({
  app: "providers",
  signInPage: "/",
  settings: { AUTH_GITHUB_ID: "id-of-the-app", AUTH_GITHUB_SECRET: "secret" },
});

test("has a button that leads to the provider, and says if that refuses", async ({ page, context, baseURL }) => {
  const asked: URL[] = [];
  // The user cancels at GitHub, which no test may reach.
  await context.route("https://github.com/**", (route) => {
    const url = new URL(route.request().url());
    asked.push(url);
    const back = new URL(url.searchParams.get("redirect_uri")!);
    back.searchParams.set("error", "access_denied");
    return route.fulfill({ status: 302, headers: { location: back.href } });
  });
  await page.goto("/");
  await page.getByRole("button", { name: "Continue with GitHub" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  expect(asked.map((url) => [url.pathname, url.searchParams.get("client_id")])).toEqual([
    ["/login/oauth/authorize", "id-of-the-app"],
  ]);
  expect(asked[0]!.searchParams.get("redirect_uri")).toBe(`${baseURL}/api/auth/callback/github`);
});

test("signs in with a password, too", async ({ page }) => {
  await page.goto("/");
  await signIn(page, "grace", "wrong");
  await expect(page.locator("form").getByRole("alert")).toBeVisible();
  await signIn(page, "grace", "hopper");
  await page.getByText("Grace Hopper").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

// Every address works on its own, and leads nowhere that it should not.
import { MEMBERS_PAGES, OPEN_PAGES, expect, settled, signIn, test } from "../support/demo-site.ts";
import { goBack } from "../support/leave.ts";

const TITLES: Record<string, string> = {
  "/": "One session. Every tab.",
  "/sign-in": "Sign in",
  "/tabs": "Tabs",
  "/settings": "Settings",
  "/nowhere": "There is no such page",
  "/profile": "Profile",
  "/members": "Welcome, Ada Lovelace",
};

for (const path of OPEN_PAGES) {
  test(`${path} can be opened and loaded again`, async ({ openPage }) => {
    const page = await openPage(path);
    for (const _ of ["opened", "loaded again"]) {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLES[path]!);
      await expect(page).toHaveURL(path);
      await page.reload();
      await settled(page);
    }
  });
}

for (const path of MEMBERS_PAGES) {
  test(`${path} leads visitors to the sign-in page and back, and can be loaded again`, async ({ openPage }) => {
    const page = await openPage(path);
    await expect(page).toHaveURL(`/sign-in?error=SessionRequired&callbackUrl=${encodeURIComponent(path)}`);
    await page.getByRole("button", { name: "ada / lovelace" }).click();
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(path);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLES[path]!);
    await expect(page).toHaveURL(path);
  });
}

for (const to of ["https://example.com/", "//example.com", "/nowhere", "/sign-in", "javascript:alert(1)"]) {
  test(`the sign-in page does not lead to ${to}`, async ({ context, openPage }) => {
    await signIn(context);
    const page = await openPage(`/sign-in?callbackUrl=${encodeURIComponent(to)}`);
    await expect(page).toHaveURL("/profile");
  });
}

test("the way back does not lead to the sign-in page again", async ({ openPage }) => {
  const page = await openPage("/");
  await page.getByRole("banner").getByRole("link", { name: "Tabs" }).click();
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "grace / hopper" }).click();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/tabs");
  await page.goBack();
  await expect(page).toHaveURL("/tabs");
  await page.goBack();
  await expect(page).toHaveURL("/");
});

// By the mouse: after the click of a script, unlike that of a user, no render comes in between.
test("the link to the sign-in page keeps the fragment of the page that it leads back to", async ({ openPage }) => {
  const page = await openPage("/settings?x=1#part");
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent("/settings?x=1")}`);
  await page.getByRole("button", { name: "ada / lovelace" }).click();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/settings?x=1#part");
});

test("back does not lead to the page that a user has left by signing out", async ({ context, openPage }) => {
  await signIn(context);
  const [page, other] = [await openPage("/"), await openPage("/members")];
  await page.getByRole("banner").getByRole("link", { name: "Members" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLES["/members"]!);
  await page.getByRole("banner").locator("summary").click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  for (const tab of [page, other]) await expect(tab).toHaveURL("/sign-in");
  await goBack(page);
  await expect(page).toHaveURL("/");
});

test("the app never stands where the auth endpoints do", async ({ request }) => {
  for (const path of ["/api/auth", "/api/auth/", "/api/auth/nowhere"]) {
    const answer = await request.get(path);
    expect(answer.ok(), path).toBe(false);
    expect(await answer.text(), path).not.toContain("<html");
  }
});

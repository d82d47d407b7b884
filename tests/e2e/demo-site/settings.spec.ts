// What seldom happens by itself: a cut network, the end of a session.
import type { Page } from "@playwright/test";
import { expect, settled, signIn, test } from "../support/demo-site.ts";

const inBanner = (page: Page, text: string) => expect(page.getByRole("banner")).toContainText(text);

test("a cut network is cut in every tab, signs nobody out, and is mended in every tab", async ({ context, openPage }) => {
  await signIn(context);
  const [page, other] = [await openPage("/settings"), await openPage("/profile")];
  const sent: string[] = [];
  context.on("request", (request) => sent.push(request.url()));
  await page.getByRole("switch", { name: "Cut the network" }).click();
  await expect(page.getByRole("switch")).toHaveAttribute("aria-checked", "true");
  for (const tab of [page, other]) {
    await expect(tab.getByText("You have cut the network")).toBeVisible();
    expect(await tab.evaluate(() => navigator.onLine)).toBe(false);
  }
  await page.getByRole("main").getByRole("button", { name: "Ask the server" }).click();
  await expect(page.getByRole("alert")).toContainText("The server did not answer.");
  await inBanner(page, "Ada Lovelace");
  await other.getByLabel("Display name").fill("Nobody");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Not saved")).toBeVisible();
  await inBanner(other, "Ada Lovelace");
  expect(sent, "no request came through").toEqual([]);

  await other.getByRole("button", { name: "Reconnect" }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByText("You have cut the network")).toBeHidden();
    expect(await tab.evaluate(() => navigator.onLine)).toBe(true);
  }
  // It sends a request by itself, for the network is back.
  await expect(page.getByRole("alert")).toBeHidden();
  expect(sent.length).toBeGreaterThan(0);
});

test("a lone tab that is loaded while the network is cut says so, and is right once it is mended", async ({ context, openPage }) => {
  await signIn(context);
  const page = await openPage("/settings");
  await page.getByRole("switch").click();
  await expect(page.getByRole("switch")).toHaveAttribute("aria-checked", "true");
  // It could send the new tab its session.
  await page.close();
  const late = await context.newPage();
  await late.goto("/members");
  await expect(late.getByRole("alert")).toContainText("The server did not answer.");
  await expect(late.getByText("This page shows as soon as the server has said who you are.")).toBeVisible();
  await late.getByRole("button", { name: "Reconnect" }).click();
  await expect(late.getByRole("heading", { name: "Welcome, Ada Lovelace" })).toBeVisible();
});

test("the last minute is counted down in every tab, and the session can be kept", async ({ context, openPage }) => {
  await signIn(context);
  const [page, other] = [await openPage("/settings"), await openPage("/")];
  await page.getByRole("button", { name: "End my session in a minute" }).click();
  await expect(page.getByText("The session ends in a minute.")).toBeVisible();
  for (const tab of [page, other]) await expect(tab.getByText("Your session ends soon.")).toBeVisible();
  await other.getByRole("button", { name: "Stay signed in" }).click();
  for (const tab of [page, other]) await expect(tab.getByText("Your session ends soon.")).toBeHidden();
  for (const tab of [page, other]) await inBanner(tab, "Ada Lovelace");
});

/** Has the server asked for `seconds` instead of a minute. */
async function wishFor(page: Page, seconds: number): Promise<void> {
  await page.route("**/api/auth/session", async (route) => {
    const postData = route.request().postData()?.replace('"expiresIn":60', `"expiresIn":${seconds}`);
    await route.continue(postData === undefined ? {} : { postData });
  });
}

test("a session that nobody keeps ends in every tab", async ({ context, openPage }) => {
  await signIn(context);
  const [page, other] = [await openPage("/settings"), await openPage("/members")];
  await wishFor(page, 3);
  await page.getByRole("button", { name: "End my session in a minute" }).click();
  await expect(other.getByText("Your session ends soon.")).toBeVisible();
  await expect(other).toHaveURL("/sign-in?error=SessionRequired&callbackUrl=%2Fmembers");
  await expect(other.getByText("Your session has expired.")).toBeVisible();
  await expect(page.getByText("to have a session that can end.")).toBeVisible();
});

test("a server that knows no such rule is not said to have followed it", async ({ context, openPage }) => {
  await signIn(context);
  const page = await openPage("/settings");
  await wishFor(page, 0);
  await page.getByRole("button", { name: "End my session in a minute" }).click();
  await expect(page.getByText("This server does not let a session end sooner")).toBeVisible();
  await expect(page.getByText("Your session ends soon.")).toBeHidden();
});

test("light or dark stays as it was chosen, before anything is painted", async ({ openPage }) => {
  const page = await openPage("/settings");
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByLabel("Dark").check();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.route("**/*.wasm", () => undefined);
  await page.reload({ waitUntil: "commit" });
  await expect(page.getByRole("status", { name: "Loading" })).toBeVisible();
  expect(await background()).toBe(dark);
  await page.unroute("**/*.wasm");
  await page.reload();
  await settled(page);
  await expect(page.getByLabel("Dark")).toBeChecked();
  await page.getByLabel("As the system").check();
  expect(await background()).toBe(light);
});

// The site itself: its addresses below a path, and what it says of its server.
import { expect, signIn, test } from "../support/live-demo.ts";

test("it says that its server is in the page, and has no links to pages of a server", async ({ openPage }) => {
  const page = await openPage("sign-in");
  await expect(page.getByRole("contentinfo")).toContainText("Its server is inside this page");
  await expect(page.getByRole("button", { name: "Sign in there" })).toHaveCount(0);
});

test("every page is below the path, from the start page and as a link", async ({ openPage, site }) => {
  const page = await openPage();
  const start = site.paths.length;
  for (const [name, path] of [["Tabs", "tabs"], ["Settings", "settings"], ["Start", ""]] as const) {
    await page.getByRole("navigation").getByRole("link", { name }).click();
    await expect(page).toHaveURL(path);
  }
  expect(site.paths.slice(start), "the app changes its pages by itself").toEqual([]);
  const deep = await openPage("settings");
  await expect(deep.getByRole("heading", { name: "Settings" })).toBeVisible();
  const again = deep.context().waitForEvent("page");
  await deep.getByRole("link", { name: /Open a second tab/ }).click();
  await expect(await again).toHaveURL("");
});

test("a cut network cuts the page off from its server, too", async ({ openPage }) => {
  const page = await openPage("sign-in");
  await signIn(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("switch", { name: "Cut the network" }).click();
  await page.getByRole("main").getByRole("button", { name: "Ask the server" }).click();
  await expect(page.getByRole("alert")).toContainText("The server did not answer.");
  await expect(page.getByRole("banner")).toContainText("Ada Lovelace");
  await page.getByRole("button", { name: "Reconnect" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("the requests to the server in the page are counted", async ({ openPage }) => {
  const acting = await openPage("sign-in");
  await signIn(acting);
  const watching = await openPage("tabs");
  const first = watching.getByRole("list", { name: "Open tabs" }).locator("> li").first();
  await expect(first.getByRole("list", { name: "Requests spent" })).toContainText("callback/credentials × 1");
});

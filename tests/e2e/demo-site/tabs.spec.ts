// The page that shows what every open tab knows, and what it took.
import type { Locator, Page } from "@playwright/test";
import { expect, signIn, test } from "../support/demo-site.ts";

const cards = (page: Page): Locator => page.getByRole("list", { name: "Open tabs" }).locator("> li");

/** What a card shows beside `term`. */
const told = (card: Locator, term: string): Locator =>
  card.locator("dl > div").filter({ has: card.page().locator("dt", { hasText: new RegExp(`^${term}$`) }) }).locator("dd");

test("both tabs are shown with what they know and what they asked", async ({ openPage }) => {
  const acting = await openPage("/sign-in");
  const watching = await openPage("/tabs");
  const [first, second] = [cards(watching).nth(0), cards(watching).nth(1)];
  await expect(cards(watching)).toHaveCount(2);
  await expect(first).toContainText("Sign in");
  await expect(second).toContainText("this one");
  for (const card of [first, second]) await expect(card).toContainText("unauthenticated");
  await expect(first.getByRole("list", { name: "Requests spent" })).toHaveText(/providers × 1session × 1/);

  await acting.getByRole("button", { name: "ada / lovelace" }).click();
  await acting.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(acting).toHaveURL("/profile");
  await expect(told(first, "User")).toHaveText("Ada Lovelace");
  await expect(told(second, "User")).toHaveText("Ada Lovelace");
  await expect(told(first, "Learnt from")).toHaveText("sign-in");
  await expect(told(second, "Learnt from")).toHaveText("other tab");
  await expect(told(second, "Requests saved")).toHaveText("1");
  await expect(told(second, "Requests spent"), "it was told, and did not ask").toHaveText("1");
  await expect(first.getByRole("list", { name: "Requests spent" })).toContainText("callback/credentials × 1");
  await expect(first).toContainText("Profile");
});

test("the counts are those of the requests that were sent", async ({ context, openPage }) => {
  await signIn(context);
  const page = await openPage("/tabs");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(new URL(request.url()).pathname));
  await page.getByRole("button", { name: "Ask the server" }).click();
  await expect(told(cards(page).first(), "Requests spent")).toHaveText("2");
  await expect(told(cards(page).first(), "Learnt from")).toHaveText("call");
  expect(sent).toEqual(["/api/auth/session"]);
});

test("a tab that is closed goes, and one that goes elsewhere says where it is", async ({ openPage }) => {
  const watching = await openPage("/tabs");
  const other = await openPage("/");
  await expect(cards(watching)).toHaveCount(2);
  await other.getByRole("link", { name: "Settings" }).click();
  await expect(cards(watching).nth(1)).toContainText("Settings");
  await other.close({ runBeforeUnload: true });
  // Sooner than a tab is dropped that sends nothing any more.
  await expect(cards(watching)).toHaveCount(1, { timeout: 5_000 });
});

test("a tab that dies without a word goes after a while", async ({ openPage }) => {
  const watching = await openPage("/tabs");
  const other = await openPage("/");
  await expect(cards(watching)).toHaveCount(2);
  // Its channels stay open, and it answers no more.
  await other.evaluate(() => (BroadcastChannel.prototype.postMessage = () => undefined));
  await expect(cards(watching)).toHaveCount(1, { timeout: 20_000 });
});

// Low enough to scroll.
test.describe("a small window", () => {
  test.use({ viewport: { width: 800, height: 400 } });

  test("news from another tab moves neither the focus nor the page", async ({ openPage }) => {
    const watching = await openPage("/tabs");
    const acting = await openPage("/sign-in");
    await acting.getByRole("button", { name: "ada / lovelace" }).click();
    await acting.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(watching.getByRole("banner")).toContainText("Ada Lovelace");
    expect(await watching.evaluate(() => [document.activeElement?.tagName, scrollY])).toEqual(["BODY", 0]);
  });
});

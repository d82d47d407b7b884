// What visitors do in the demo that has no server.
import { expect, signIn, test } from "../support/live-demo.ts";

test("a wrong password is refused, the right one signs in, and a second tab follows", async ({ openPage }) => {
  const [page, other] = [await openPage("sign-in"), await openPage()];
  await page.getByRole("button", { name: "ada / lovelace" }).click();
  await page.getByLabel("Password").fill("hopper");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByRole("banner")).not.toContainText("Ada");

  await signIn(page);
  await expect(page).toHaveURL("profile");
  for (const tab of [page, other]) await expect(tab.getByRole("banner")).toContainText("Ada Lovelace");
});

test("a link to a page for members leads there by the sign-in page", async ({ openPage }) => {
  const page = await openPage("members");
  await expect(page).toHaveURL(/\/demo\/sign-in\?/);
  await signIn(page, "grace / hopper");
  await expect(page.getByRole("heading", { name: "Welcome, Grace Hopper" })).toBeVisible();
  await expect(page).toHaveURL("members");
});

test("the session outlives a reload, and ends in all tabs when one signs out", async ({ openPage }) => {
  const page = await openPage("sign-in");
  await signIn(page);
  await expect(page).toHaveURL("profile");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
  const other = await openPage("tabs");
  await expect(other.getByRole("banner")).toContainText("Ada Lovelace");

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  for (const tab of [page, other]) await expect(tab.getByRole("banner")).toContainText("Sign in");
  await other.reload();
  await expect(other.getByRole("banner").getByRole("status")).toHaveText("Nobody is signed in");
});

test("a new name is shown in both tabs", async ({ openPage }) => {
  const [page, other] = [await openPage("sign-in"), await openPage("tabs")];
  await signIn(page);
  await page.getByLabel("Display name").fill("The Countess");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved, in every tab.")).toBeVisible();
  for (const tab of [page, other]) await expect(tab.getByRole("banner")).toContainText("The Countess");
});

test("a session that is to end is counted down in both tabs", async ({ openPage }) => {
  const [page, other] = [await openPage("sign-in"), await openPage()];
  await signIn(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "End my session in a minute" }).click();
  await expect(page.getByText("The session ends in a minute.")).toBeVisible();
  for (const tab of [page, other]) await expect(tab.getByText("Your session ends soon.")).toBeVisible();
  await other.getByRole("button", { name: "Stay signed in" }).click();
  for (const tab of [page, other]) await expect(tab.getByText("Your session ends soon.")).toBeHidden();
});

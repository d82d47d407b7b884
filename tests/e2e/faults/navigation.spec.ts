// Ways that lead nowhere: the answer is a download or nothing at all, or the user has stopped it.
// The page stays as it is.
import { stopClock } from "../support/clock.ts";
import { expect, test } from "../support/fault-fixtures.ts";

test("a button works again if the page that it led to never came", async ({ context, openTab }) => {
  await stopClock(context);
  await context.route("https://oauth.invalid/**", (route) => route.fulfill({ status: 204 }));
  const tab = await openTab("button=1");
  await tab.shows("status", "unauthenticated");
  const button = tab.page.getByTestId("button").getByRole("button");
  const asked = tab.page.waitForResponse("https://oauth.invalid/**");
  await button.dispatchEvent("click");
  expect((await asked).status()).toBe(204);
  await context.clock.runFor(9_000);
  await expect(button).toHaveAttribute("aria-busy", "true");
  await context.clock.runFor(1_500);
  await expect(button).toBeEnabled();
});

test("a guarded page whose sign-out led nowhere is left all the same", async ({ context, server, signIn, openTab }) => {
  await stopClock(context);
  await signIn("ada");
  const tab = await openTab("guard=1");
  await tab.shows("name", "Ada Lovelace");
  await context.route(`${server.origin}/?**`, (route) => route.fulfill({ status: 204 }));
  const left = tab.page.waitForResponse((response) => response.status() === 204);
  await tab.click("sign-out-redirect");
  await left;
  await context.clock.runFor(9_000);
  expect(new URL(tab.page.url()).pathname).toBe("/");
  await context.clock.runFor(1_500);
  await tab.page.waitForURL("**/api/auth/signin?**");
});

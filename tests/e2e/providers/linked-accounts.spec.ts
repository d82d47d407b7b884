// One person who is known in two ways.
import { consent } from "../support/consent.ts";
import { SIGN_IN_PAGE, expect, testBoth as test } from "../support/provider-fixtures.ts";

test("whoever signed up by e-mail is told to do so again, and not let in by a provider that claims the same address", async ({ front, openTabs, mailbox }) => {
  const [tab, other] = await openTabs(2, "unauthenticated");
  await tab!.call("sign-in-mail-stay");
  await tab!.page.goto((await mailbox.next()).links[0]!);
  await other!.shows("status", "authenticated");
  await other!.call("sign-out");
  await tab!.shows("status", "unauthenticated");

  await tab!.click("sign-in-oidc");
  await consent(tab!.page, "Allow", "olive");
  await expect(tab!.page).toHaveURL(`${front.origin}${SIGN_IN_PAGE}?error=OAuthAccountNotLinked`);
  await expect(tab!.page.getByTestId("returned-error")).toHaveText("OAuthAccountNotLinked");
  await expect(tab!.page.getByTestId("returned-message")).not.toHaveText("");
  await tab!.shows("status", "unauthenticated");
  await other!.shows("status", "unauthenticated");
});

test("signed in, the same person may link the provider, and is still one user in both tabs", async ({ openTabs, mailbox }) => {
  const [tab, other] = await openTabs(2, "unauthenticated");
  await tab!.call("sign-in-mail-stay");
  await tab!.page.goto((await mailbox.next()).links[0]!);
  await other!.shows("status", "authenticated");
  const { ok: before } = await tab!.call("refresh");
  await tab!.click("sign-in-oidc");
  await consent(tab!.page, "Allow", "olive");
  await tab!.shows("status", "authenticated");
  const { ok: after } = await tab!.call("refresh");
  expect([after.user.id, after.user.email]).toEqual([before.user.id, "olive@example.com"]);
  await other!.shows("status", "authenticated");
});

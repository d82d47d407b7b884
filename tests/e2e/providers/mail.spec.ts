// Sign-in by a link in an e-mail.
import { SIGN_IN_PAGE, expect, testMail as test } from "../support/provider-fixtures.ts";

test("the link, opened in another tab, signs in the tab that asked for it", async ({ front, openTabs, mailbox }) => {
  const [asking, other, opening] = await openTabs(3, "unauthenticated");
  await asking!.click("sign-in-mail");
  await expect(asking!.page).toHaveURL(`${front.origin}/api/auth/verify-request?provider=nodemailer&type=email`);
  await expect(asking!.page.getByText("Check your email")).toBeVisible();

  const mail = await mailbox.next();
  expect(mail.to).toBe("olive@example.com");
  expect(mail.links).toHaveLength(1);
  await opening!.page.goto(mail.links[0]!);
  await opening!.shows("status", "authenticated");
  expect((await opening!.call("refresh")).ok.user.email).toBe("olive@example.com");
  // Back where the sign-in was asked for.
  expect(new URL(opening!.page.url()).searchParams.get("tab")).toBe("1");

  await other!.shows("status", "authenticated");
  const reads = front.log.filter(({ tab, what }) => tab === "2" && what === "GET session");
  expect(reads, "the other tab was told and did not ask").toHaveLength(1);
  await asking!.page.goBack();
  await asking!.shows("status", "authenticated");
});

test("a tab that waits beside the mail is signed in without a reload", async ({ front, openTab, openTabs, mailbox }) => {
  const [waiting] = await openTabs(1, "unauthenticated");
  const opening = await openTab();
  await opening.shows("status", "unauthenticated");
  const { ok } = await waiting!.call("sign-in-mail-stay");
  expect(ok).toMatchObject({
    ok: true,
    error: null,
    url: `${front.origin}/api/auth/verify-request?provider=nodemailer&type=email`,
  });
  await opening.page.goto((await mailbox.next()).links[0]!);
  await waiting!.shows("status", "authenticated");
  await expect.poll(() => waiting!.statuses).toEqual(["loading", "unauthenticated", "authenticated"]);
  expect(waiting!.lives, "it was not loaded again").toHaveLength(1);
});

test("a link that was used before says so on the app's page", async ({ front, openTabs, mailbox }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  await tab!.call("sign-in-mail-stay");
  const [link] = (await mailbox.next()).links;
  await tab!.page.goto(link!);
  await tab!.shows("status", "authenticated");
  await tab!.call("sign-out");
  await tab!.page.goto(link!);
  await expect(tab!.page).toHaveURL(`${front.origin}${SIGN_IN_PAGE}?error=Verification`);
  await expect(tab!.page.getByTestId("returned-error")).toHaveText("Verification");
  await tab!.shows("status", "unauthenticated");
});

// A page that comes back from the back/forward cache, after its user has signed out in a tab that
// is gone.
import { BACK_FORWARD_CACHE, leaveAndReturn } from "../support/back-forward-cache.ts";
import { expect, test } from "../support/fault-fixtures.ts";

test.use({ launchOptions: BACK_FORWARD_CACHE });

const MARK = "yew-authjs:/api/auth:signed-out";

test("a page knows at once that its user has signed out, also if the server does not answer", async ({
  server,
  signIn,
  openTab,
}) => {
  await signIn("ada");
  const tab = await openTab("guard=1");
  await expect(tab.page.getByTestId("guarded")).toBeVisible();
  const hold = server.hold("GET session", "request");
  await leaveAndReturn(tab.page, async () => {
    await tab.page.goto("about:blank");
    hold.release();
    const other = await openTab();
    await other.shows("status", "authenticated");
    await other.call("sign-out");
    await other.page.close();
    server.hold("GET session", "request");
  });
  await tab.shows("status", "unauthenticated");
  await expect(tab.page.getByTestId("guarded")).toHaveCount(0);
  await expect(tab.page, "nothing is certain yet").toHaveURL(/\/\?/);
});

test("what is guarded is withheld until something is learned", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab("guard=1");
  await expect(tab.page.getByTestId("guarded")).toBeVisible();
  let release = () => {};
  await leaveAndReturn(tab.page, async () => {
    await tab.page.goto("about:blank");
    const hold = server.hold("GET session", "request");
    release = () => hold.release();
  });
  await expect(tab.page.getByTestId("guarded")).toHaveCount(0);
  await tab.shows("refreshing", "true");
  await expect(tab.page.getByTestId("guarded")).toHaveCount(0);
  release();
  await expect(tab.page.getByTestId("guarded")).toBeVisible();
});

test("the mark of a sign-out says when, and nothing else, and a sign-in takes it away", async ({ signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  const marks = () => tab.page.evaluate((key) => localStorage.getItem(key), MARK);
  expect(await marks()).toBeNull();
  const before = Date.now();
  await tab.call("sign-out");
  expect(Number(await marks())).toBeGreaterThanOrEqual(before);
  await tab.call("sign-in");
  expect(await marks()).toBeNull();
  expect(await tab.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("yew-authjs")))).toEqual([]);
});

test("a guarded page that is loaded anew by a sign-out is no page without permission", async ({
  signIn,
  openTab,
}) => {
  await signIn("ada");
  const tab = await openTab("guard=1");
  await expect(tab.page.getByTestId("guarded")).toBeVisible();
  await tab.click("sign-out-redirect");
  await tab.page.waitForURL("**/api/auth/signin?**");
  const { searchParams } = new URL(tab.page.url());
  expect(searchParams.get("error")).toBeNull();
  expect(new URL(searchParams.get("callbackUrl")!).pathname).toBe("/");
});

test("a rendered page knows that its user has signed out while it was loading", async ({ context, server, openTab }) => {
  await context.addInitScript((key) => {
    // Not on the blank page before.
    if (location.protocol === "http:") localStorage.setItem(key, String(Date.now() + 1));
  }, MARK);
  const hold = server.hold("GET session", "request");
  const tab = await openTab("initial=given&guard=1");
  await tab.shows("status", "unauthenticated");
  await expect(tab.page.getByTestId("guarded")).toHaveCount(0);
  await expect.poll(() => hold.held.length, "the server is asked").toBe(1);
  await expect(tab.page, "nothing is certain yet").toHaveURL(/\/\?/);
  hold.release();
  await tab.page.waitForURL("**/api/auth/signin?**");
});

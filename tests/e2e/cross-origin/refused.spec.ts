// What goes wrong when one of the two origins is not configured for the other.
import { expect, test } from "../support/cross-origin-fixtures.ts";

test.describe("a server that does not name the app's origin", () => {
  test.use({ isAllowed: false });

  test("cannot be read: that is an error, and nobody is taken for signed out", async ({ openTab }) => {
    const tab = await openTab();
    await tab.shows("error", /./);
    await tab.shows("status", "loading");
    for (const button of ["refresh", "csrf", "providers", "sign-in", "sign-out"]) {
      expect((await tab.call(button)).err.kind, button).toBe("Network");
    }
    await tab.shows("status", "loading");
  });
});

test.describe("an app that does not ask for cookies to be sent", () => {
  test.use({ isIncluding: false });

  test("is told that its sign-in lacks the cookie, and stays signed out", async ({ openTabs }) => {
    const [tab] = await openTabs(1, "unauthenticated");
    expect((await tab!.call("sign-in")).err.kind).toBe("MissingCsrf");
    await tab!.shows("status", "unauthenticated");
  });
});

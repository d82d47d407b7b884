// A page that needs a session.
import type { Request } from "@playwright/test";
import { expect, test } from "../support/fixtures.ts";
import { goBack, leaveFor } from "../support/leave.ts";
import type { Tab } from "../support/tab.ts";

/** Where the tab goes from now on, as paths. */
function ways(tab: Tab): string[] {
  const gone: string[] = [];
  tab.page.on("request", (request: Request) => {
    if (request.isNavigationRequest()) gone.push(new URL(request.url()).pathname);
  });
  return gone;
}

test("a visitor is sent to sign in once, and comes back as a user", async ({ site, openTab }) => {
  const tab = await openTab("guard=1&x=%20#part");
  await tab.page.waitForURL(`**${site.base}/signin?**`);
  const query = new URL(tab.page.url()).searchParams;
  expect(query.get("error")).toBe("SessionRequired");
  const wanted = query.get("callbackUrl")!;
  expect(new URL(wanted).hash, "it is the page's alone").toBe("");
  await expect(tab.page.getByText("Please sign in to access this page.")).toBeVisible();
  const gone = ways(tab);
  await tab.page.getByLabel("Username").fill("ada");
  await tab.page.getByLabel("Password").fill("lovelace");
  await tab.page.getByRole("button", { name: "Sign in with Credentials" }).click();
  await tab.shows("name", "Ada Lovelace");
  await tab.page.waitForURL(`${wanted}#part`);
  expect(gone, "straight back, and there it stays").toEqual([`${site.base}/callback/credentials`, "/"]);
});

test("a user stays, until a sign-out in another tab", async ({ site, openTab }) => {
  const free = await openTab();
  await free.shows("status", "unauthenticated");
  await free.call("sign-in");
  const guarded = await openTab("guard=1");
  await guarded.shows("name", "Ada Lovelace");
  const gone = ways(guarded);
  await free.call("sign-out");
  await guarded.page.waitForURL(`**${site.base}/signin?**`);
  await guarded.page.waitForTimeout(500);
  expect(gone).toEqual([`${site.base}/signin`]);
  const query = new URL(guarded.page.url()).searchParams;
  expect(Object.fromEntries(query), "no way back for the next user").toEqual({ callbackUrl: `${site.origin}/` });
});

test("a server out of reach redirects no user, and the page says so", async ({ front, site, openTab }) => {
  front.cut();
  const tab = await openTab("guard=1");
  const gone = ways(tab);
  await expect(tab.page.getByRole("alert").filter({ hasText: "Try again" })).toBeVisible();
  await tab.shows("status", "loading");
  expect(gone).toEqual([]);
  front.mend();
  await tab.page.getByRole("button", { name: "Try again" }).click();
  await tab.page.waitForURL(`**${site.base}/signin?**`);
  expect(gone).toEqual([`${site.base}/signin`]);
});

test("a sign-out that leads elsewhere is not overtaken", async ({ site, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  await tab.call("sign-in");
  const guarded = await openTab("guard=1");
  await guarded.shows("name", "Ada Lovelace");
  const gone = ways(guarded);
  await guarded.click("sign-out-redirect");
  await guarded.page.waitForURL(`**${site.base}/signin?**`);
  // First back to its own page, the sign-out's callback URL, and only then to the sign-in page.
  expect(gone).toEqual(["/", `${site.base}/signin`]);
});

test("back leads to where the visitor came from, not into the guard again", async ({ site, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  const before = tab.page.url();
  await leaveFor(tab.page, `${before}&guard=1`);
  await tab.page.waitForURL(`**${site.base}/signin?**`);
  const gone = ways(tab);
  await goBack(tab.page);
  await tab.page.waitForURL(before);
  await tab.shows("status", "unauthenticated");
  expect(gone).toEqual(["/"]);
});

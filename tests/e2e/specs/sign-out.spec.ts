import { expect, test } from "../support/fixtures.ts";

test("a sign-out shows in every tab, and the others ask nothing", async ({ front, openTabs }) => {
  const tabs = await openTabs(3, "unauthenticated");
  await tabs[0]!.call("sign-in");
  for (const tab of tabs) await tab.shows("status", "authenticated");
  const start = front.log.length;
  expect((await tabs[1]!.call("sign-out")).ok.url).toContain(front.origin);
  for (const tab of tabs) await tab.shows("status", "unauthenticated");
  await tabs[0]!.shows("signed-out", "SignedOutElsewhere");
  await tabs[1]!.shows("signed-out", "SignedOut");
  expect(front.since(start)).toEqual({ "2": ["GET csrf", "POST signout"] });
  expect((await tabs[2]!.call("refresh")).ok, "the server agrees").toBeNull();
});

test("a sign-out with redirect loads the page anew, and the other tab follows", async ({ openTabs }) => {
  const [first, second] = await openTabs(2, "unauthenticated");
  await first!.call("sign-in");
  await second!.shows("status", "authenticated");
  const loaded = first!.page.waitForEvent("load");
  await first!.click("sign-out-redirect");
  await loaded;
  await first!.shows("status", "unauthenticated");
  await second!.shows("status", "unauthenticated");
});

test("a sign-out with redirect from a guarded page goes to its target, not to the sign-in page", async ({ site, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  await tab.call("sign-in");
  const guarded = await openTab("guard=1");
  await guarded.shows("status", "authenticated");
  const places: string[] = [];
  guarded.page.on("framenavigated", (frame) => places.push(new URL(frame.url()).pathname));
  await guarded.click("sign-out-redirect");
  // The target is the page itself, and only that page, loaded anew, sends its visitor away.
  await expect.poll(() => places).toEqual(["/", `${site.base}/signin`]);
});

test("a session request under way in another tab cannot undo a sign-out", async ({ front, openTabs }) => {
  const [first, second] = await openTabs(2, "unauthenticated");
  await first!.call("sign-in");
  await second!.shows("status", "authenticated");
  const release = front.hold("GET session");
  const start = front.log.length;
  await second!.click("refresh");
  await expect.poll(() => front.since(start)["2"]).toEqual(["GET session"]);
  await first!.call("sign-out");
  release();
  await second!.shows("status", "unauthenticated");
  expect(await second!.result(), "the overtaken call is told what is true now").toEqual({ ok: null });
  await first!.shows("status", "unauthenticated");
  expect((await first!.call("refresh")).ok, "no late answer has restored the cookie").toBeNull();
});

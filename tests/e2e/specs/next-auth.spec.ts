// Tabs of this library and of the published next-auth/react, on one origin.
import { expect, test } from "../support/react-tab.ts";

const SIGNED_IN = "authenticated";
const SIGNED_OUT = "unauthenticated";
/** Longer than a tab waits between an invalidation and its request. */
const QUIET_MS = 1_000;

test("a sign-in and a sign-out here show in a React tab", async ({ openTabs, openReactTab }) => {
  const [ours] = await openTabs(1, SIGNED_OUT);
  const react = await openReactTab();
  await react.shows("status", SIGNED_OUT);
  await ours!.call("sign-in");
  await react.shows("status", SIGNED_IN);
  await react.shows("name", "Ada Lovelace");
  await ours!.call("update");
  await react.shows("name", "Ada L.");
  await ours!.call("sign-out");
  await react.shows("status", SIGNED_OUT);
});

test("a sign-out there costs our tabs one request together", async ({ front, openTabs, openReactTab }) => {
  const ours = await openTabs(3, SIGNED_OUT);
  await ours[0]!.call("sign-in");
  const opened = front.log.length;
  const react = await openReactTab();
  await react.shows("status", SIGNED_IN);
  // It says when it is mounted, too.
  const followed = () => front.log.slice(opened).filter(({ tab, answeredAt }) => tab !== String(react.id) && answeredAt);
  await expect.poll(() => followed().length).toBe(1);
  for (const tab of ours) await tab.shows("refreshing", "false");

  const start = front.log.length;
  await react.call("sign-out");
  for (const tab of [...ours, react]) await tab.shows("status", SIGNED_OUT);
  const { [String(react.id)]: theirs, ...requests } = front.since(start);
  expect(theirs).toContain("POST signout");
  expect(Object.values(requests), "one of ours asked for all").toEqual([["GET session"]]);
});

test("what a React tab learns reaches ours, and is not passed back", async ({ front, openTabs, openReactTab }) => {
  const ours = await openTabs(2, SIGNED_OUT);
  const react = await openReactTab();
  await react.shows("status", SIGNED_OUT);
  // next-auth/react posts nothing for a sign-in without redirect, but for the next `getSession`.
  await react.call("sign-in");
  await react.shows("status", SIGNED_IN);
  await react.call("refresh");
  for (const tab of ours) await tab.shows("name", "Ada Lovelace");
  await react.call("update");
  for (const tab of ours) await tab.shows("name", "Ada L.");
  for (const tab of ours) await tab.shows("refreshing", "false");
  const asked = front.log.filter(({ tab, what }) => tab === String(react.id) && what === "GET session").length;
  // Twice on mount and for each `getSession`, because it receives its own messages; once after the
  // sign-in. Ours have caused none.
  expect(asked).toBeLessThanOrEqual(5);
});

test("a React tab that asks all the time does not make ours do so", async ({ front, openTabs, openReactTab }) => {
  const ours = await openTabs(2, SIGNED_OUT);
  const react = await openReactTab();
  await react.shows("status", SIGNED_OUT);
  const start = front.log.length;
  for (let i = 0; i < 8; i += 1) await react.call("refresh");
  for (const tab of ours) await tab.shows("refreshing", "false");
  const { [String(react.id)]: theirs, ...requests } = front.since(start);
  expect(theirs!.length).toBeGreaterThanOrEqual(8);
  expect(Object.values(requests).flat().length, "requests of ours").toBeLessThanOrEqual(2);
});

test("switched off, neither hears the other", async ({ front, openTab, openReactTab }) => {
  const ours = await openTab("interop=0");
  await ours.shows("status", SIGNED_OUT);
  const react = await openReactTab();
  await react.shows("status", SIGNED_OUT);
  // A React tab receives its own message when it is mounted, so it sends two requests.
  await expect.poll(() => front.since(0)[String(react.id)]).toEqual(["GET session", "GET session"]);
  const start = front.log.length;
  await ours.call("sign-in");
  await ours.shows("status", SIGNED_IN);
  await ours.page.waitForTimeout(QUIET_MS);
  expect(front.since(start)[String(react.id)], "the React tab has received nothing").toBeUndefined();

  const refresh = front.log.length;
  await react.call("refresh");
  await ours.page.waitForTimeout(QUIET_MS);
  expect(front.since(refresh)["1"], "ours has received nothing").toBeUndefined();
});

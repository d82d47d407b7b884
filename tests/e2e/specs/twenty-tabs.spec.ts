import { expect, test } from "../support/fixtures.ts";

test("twenty tabs show a sign-in and a sign-out of one, and the other nineteen ask nothing", async ({ front, openTabs }) => {
  test.setTimeout(240_000);
  const tabs = await openTabs(20, "unauthenticated");
  const [first, ...others] = tabs;
  expect(others).toHaveLength(19);

  const signIn = front.log.length;
  await first!.call("sign-in");
  for (const tab of tabs) await tab.shows("status", "authenticated");
  const afterSignIn = front.since(signIn);
  expect(Object.keys(afterSignIn), "only the first tab asked").toEqual(["1"]);
  expect(afterSignIn["1"]!.length).toBeLessThanOrEqual(4);

  const signOut = front.log.length;
  await first!.call("sign-out");
  for (const tab of tabs) await tab.shows("status", "unauthenticated");
  const afterSignOut = front.since(signOut);
  expect(Object.keys(afterSignOut), "only the first tab asked").toEqual(["1"]);
  expect(afterSignOut["1"]!.length).toBeLessThanOrEqual(3);
});

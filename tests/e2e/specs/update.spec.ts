import { expect, test } from "../support/fixtures.ts";

test("an update shows in every tab, and the others ask nothing", async ({ front, openTabs }) => {
  const tabs = await openTabs(3, "unauthenticated");
  await tabs[0]!.call("sign-in");
  for (const tab of tabs) await tab.shows("name", "Ada Lovelace");
  const start = front.log.length;
  expect((await tabs[2]!.call("update")).ok.user.name).toBe("Ada L.");
  for (const tab of tabs) await tab.shows("name", "Ada L.");
  expect(front.since(start)).toEqual({ "3": ["GET csrf", "POST session"] });
});

test("an update that the server cannot be asked for leaves the session and can be repeated", async ({ front, openTabs }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  await tab!.call("sign-in");
  front.cut();
  expect((await tab!.call("update")).err.kind).toBe("Network");
  await tab!.shows("name", "Ada Lovelace");
  front.mend();
  expect((await tab!.call("update")).ok.user.name).toBe("Ada L.");
});

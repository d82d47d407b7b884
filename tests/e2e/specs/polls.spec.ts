import { expect, test } from "../support/fixtures.ts";

for (const count of [1, 5, 20]) {
  test(`one poll interval costs one request for all of ${count} tabs`, async ({ front, openTab }) => {
    test.setTimeout(120_000);
    const tabs = [];
    for (let i = 0; i < count; i += 1) tabs.push(await openTab("poll=3"));
    for (const tab of tabs) await tab.shows("status", "unauthenticated");
    await tabs[0]!.call("sign-in");
    for (const tab of tabs) await tab.shows("status", "authenticated");
    const start = front.log.length;
    const polls = () => front.log.slice(start).filter(({ what, answeredAt }) => what === "GET session" && answeredAt);
    await expect.poll(() => polls().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
    const answers = polls().map(({ answeredAt }) => answeredAt!);
    // Whichever tabs send the polls, they count from the last answer of any of them.
    for (const [i, answeredAt] of answers.slice(1).entries()) {
      expect(answeredAt - answers[i]!, "ms between two polls").toBeGreaterThanOrEqual(3_000);
    }
  });
}

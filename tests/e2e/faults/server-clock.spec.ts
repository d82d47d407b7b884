// A machine whose clock is not the server's: sessions end, and failures are over, by the server's.
import { text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import { turn } from "../support/visibility.ts";

const HOUR_MS = 60 * 60_000;
const SESSION_MS = 4_000;

test.beforeEach(({ server }) => {
  server.tellsTime = true;
});

for (const aheadMs of [0, 500, 3_000, -2_000, 24 * HOUR_MS]) {
  test(`an unused session ends, with a clock that is ${aheadMs} ms ahead`, async ({
    context,
    server,
    signIn,
    openTab,
  }) => {
    server.site.maxAgeMs = SESSION_MS;
    await context.clock.install({ time: Date.now() + aheadMs });
    await signIn("ada");
    const tab = await openTab();
    await tab.shows("status", "authenticated");
    // On a machine that is behind, Auth.js takes a token for 15 s after its end.
    await expect(tab.page.getByTestId("status")).toHaveText("unauthenticated", { timeout: 7 * SESSION_MS });
    await tab.shows("signed-out", "Expired");
    expect(server.requests("GET session"), "at the start and at the end").toHaveLength(2);
  });
}

test("a hidden tab does not prolong its session, and sees its end when it is shown", async ({
  context,
  server,
  signIn,
  openTab,
}) => {
  server.site.maxAgeMs = SESSION_MS;
  await context.clock.install({ time: Date.now() + 2_000 });
  await signIn("ada");
  const tab = await openTab("focus=0");
  await tab.shows("status", "authenticated");
  await turn(tab.page, "hidden");
  await tab.page.waitForTimeout(2 * SESSION_MS);
  expect(server.requests("GET session")).toHaveLength(1);
  await turn(tab.page, "visible");
  await tab.shows("status", "unauthenticated");
  expect(server.requests("GET session")).toHaveLength(2);
});

test("a session that the server ended has not expired because the machine is a day ahead", async ({
  context,
  server,
  signIn,
  openTab,
}) => {
  server.site.maxAgeMs = HOUR_MS;
  await context.clock.install({ time: Date.now() + 24 * HOUR_MS });
  await signIn("ada");
  const [tab, told] = [await openTab(), await openTab()];
  for (const each of [tab, told]) await each.shows("status", "authenticated");
  await context.clearCookies({ name: "authjs.session-token" });
  await tab.call("refresh");
  for (const each of [tab, told]) await each.shows("signed-out", "SignedOutElsewhere");
});

for (const [title, aheadMs] of [["right", 0], ["an hour behind", -HOUR_MS], ["an hour ahead", HOUR_MS]] as const) {
  test(`Retry-After as a date is waited for, and no longer, by a clock that is ${title}`, async ({
    context,
    server,
    openTab,
  }) => {
    await context.clock.install({ time: Date.now() + aheadMs });
    const until = Date.now() + 3_000;
    server.next("GET session", text("", 503, { "retry-after": new Date(until).toUTCString() }));
    const tab = await openTab();
    await tab.shows("error", "Status");
    await expect(tab.page.getByTestId("status")).toHaveText("unauthenticated", { timeout: 8_000 });
    const [, second] = server.requests("GET session");
    // The header has no milliseconds, and neither has the answer's `Date`.
    expect(second!.arrivedAt).toBeGreaterThan(until - 2_000);
  });
}

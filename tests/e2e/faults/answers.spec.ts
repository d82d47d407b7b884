// Each row of the answer matrix from each of the three states that a tab can be in.
import type { BrowserContext } from "@playwright/test";
import { ROWS, type Row, TOO_LATE, session } from "../support/answers.ts";
import { pass, stopClock } from "../support/clock.ts";
import { ADA, GRACE } from "../support/fake-server/accounts.ts";
import { json } from "../support/fake-server/reply.ts";
import type { FakeServer } from "../support/fake-server/server.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import { CHANNEL } from "../support/raw-page.ts";
import type { Tab } from "../support/tab.ts";

const TIMEOUT_MS = 15_000;
const TEN_MINUTES_MS = 600_000;
/** Longer than the first wait for a session that was lost without a reason. */
const A_SECOND_MS = 1_001;

for (const row of ROWS) {
  test(`loading, signed in, signed out: ${row.title}`, async ({ context, server, signIn, openTab }) => {
    const now = await stopClock(context);
    await signIn("ada");
    script(server, row, now);
    const tab = await openTab();
    await test.step("loading", () => check({ tab, server, context, row, before: "loading", truth: "authenticated" }));

    for (const truth of ["authenticated", "unauthenticated"]) {
      await tab.call(truth === "authenticated" ? "refresh" : "sign-out");
      await tab.shows("status", truth);
      if (truth === "authenticated") await tab.shows("name", ADA.user.name);
      script(server, row, await tab.page.evaluate(() => Date.now()));
      await tab.click("refresh");
      await test.step(truth, () => check({ tab, server, context, row, before: truth, truth }));
    }
  });
}

function script(server: FakeServer, { reply, times = 1 }: Row, now: number): void {
  const scripted = reply(now, server.origin);
  if (scripted === TOO_LATE) server.hold("GET session", "reply", { times: 1 });
  else server.next("GET session", ...Array(times).fill(scripted));
}

interface Case {
  tab: Tab;
  server: FakeServer;
  context: BrowserContext;
  row: Row;
  /** The status before the answer, and that of the server's session, which it does not send. */
  before: string;
  truth: string;
}

async function check(one: Case): Promise<void> {
  const { tab, server, context, row, before } = one;
  if (row.reply(0, server.origin) === TOO_LATE) {
    // Else the time would pass before the request is sent.
    await tab.shows("refreshing", "true");
    await pass(context, TIMEOUT_MS);
  }
  if ("error" in row.outcome) {
    await tab.shows("error", row.outcome.error);
    await tab.shows("status", before);
    if (before !== "loading") expect((await tab.result()).err.kind).toBe(row.outcome.error);
    await retried(one, row.outcome);
  } else {
    const name = "name" in row.outcome ? row.outcome.name : "";
    await tab.shows("status", name ? "authenticated" : "unauthenticated");
    await tab.shows("name", name);
    await tab.shows("error", "");
    // It may have shown all that before the answer, which must have come before time passes.
    if (before !== "loading") await tab.result();
    if ("out" in row.outcome && row.outcome.out === "doubtful" && before === "authenticated") {
      // The server is itself again, as the next request shows.
      await pass(context, A_SECOND_MS);
      await tab.shows("status", one.truth);
      await tab.shows("refreshing", "false");
    }
    const asked = server.requests("GET session").length;
    await pass(context, TEN_MINUTES_MS);
    expect(server.requests("GET session").length, "nothing is asked by itself").toBe(asked);
  }
}

/** The client sends the next request by itself, in time and not before, and shows its answer. */
async function retried({ tab, server, context, truth }: Case, wait: { notBefore: number; by: number }): Promise<void> {
  const asked = server.requests("GET session").length;
  await pass(context, wait.notBefore - 1);
  expect(server.requests("GET session").length, "too early").toBe(asked);
  await pass(context, wait.by - wait.notBefore + 2);
  await expect.poll(() => server.requests("GET session").length, "the retry").toBe(asked + 1);
  await tab.shows("status", truth);
  await tab.shows("error", "");
  await tab.shows("refreshing", "false");
}

test("on_change is called for another user, and not for the same one", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  const renders = await tab.text("renders");
  await tab.call("refresh");
  expect(await tab.text("renders"), "Ada again").toBe(renders);
  server.next("GET session", json(session(GRACE.user)));
  await tab.call("refresh");
  await tab.shows("name", "Grace Hopper");
  expect(await tab.changes()).toEqual([
    { from: "loading", to: "Ada Lovelace", cause: "mount", userChanged: false },
    { from: "Ada Lovelace", to: "Grace Hopper", cause: "call", userChanged: true },
  ]);
});

for (const row of ROWS.filter(({ outcome }) => "out" in outcome)) {
  test(`${row.title} reaches the other tabs once`, async ({ context, server, signIn, openTab, openRaw }) => {
    // It may be asked about again by and by.
    await stopClock(context);
    await signIn("ada");
    const raw = await openRaw(CHANNEL);
    const [first, second] = [await openTab(), await openTab()];
    await first.shows("status", "authenticated");
    await second.shows("status", "authenticated");
    const start = server.log.length;
    server.next("GET session", row.reply(Date.now(), server.origin) as never);
    await first.call("refresh");
    await second.shows("status", "unauthenticated");
    // The answer to another call arrives after all messages of the tabs about this one.
    await second.call("csrf");
    const ends = (await raw.messages()).filter(({ kind, session }) => kind === "state" && session === null);
    expect(ends).toHaveLength(1);
    expect(server.since(start), "the other tab had no need to ask").toEqual({ "1": ["GET session"], "2": ["GET csrf"] });
  });
}

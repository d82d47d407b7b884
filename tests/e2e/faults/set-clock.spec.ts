// The machine's clock is corrected while tabs are open: by a time server, by hand, after another
// system has run.
import { expect, test } from "../support/fault-fixtures.ts";

const HOUR_MS = 60 * 60_000;
const CHANGES: [string, number[]][] = [
  ["an hour back", [-HOUR_MS]],
  ["an hour forward", [HOUR_MS]],
  ["an hour forward and back", [HOUR_MS, 0]],
  ["an hour back and forward", [-HOUR_MS, 0]],
  ["ten seconds back", [-10_000]],
];

for (const [title, offsets] of CHANGES) {
  for (const actor of ["before", "after"]) {
    test(`${title}, then a tab opened ${actor} it signs out: every tab does`, async ({
      context,
      server,
      signIn,
      openTab,
    }) => {
      await context.clock.install();
      await signIn("ada");
      const old = [await openTab(), await openTab()];
      for (const tab of old) await tab.shows("status", "authenticated");
      for (const offset of offsets) {
        await context.clock.setSystemTime(Date.now() + offset);
        // Something is learned at this time, too.
        await old[0]!.call("refresh");
      }
      const young = await openTab();
      await young.shows("status", "authenticated");
      const start = server.log.length;
      await (actor === "before" ? old[0]! : young).call("sign-out");
      for (const tab of [...old, young]) await tab.shows("status", "unauthenticated");
      expect(server.requests("GET session", start).length).toBeLessThanOrEqual(1);
    });
  }
}

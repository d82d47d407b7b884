import type { Front } from "../support/front.ts";
import { action } from "../support/request-log.ts";
import { of, pagesAt } from "../support/servers/annotations.ts";
import { HOSTS, expect, test } from "../support/servers/call-test.ts";

/** What the server was asked since `start`, without what it sent on to an address with a slash. */
function asked(front: Front, start: number): string[] {
  return front.log.slice(start).filter(({ status }) => status !== 308).map(action);
}

for (const host of HOSTS) {
  test.describe(`pages at ${host}`, pagesAt(host), () => {
    test.use({ host });

    test("an update brings the changed session", of("update"), async ({ openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      await tab!.call("sign-in");
      expect((await tab!.call("update")).ok.user.name).toBe("Ada L.");
      await tab!.shows("name", "Ada L.");
      expect((await tab!.call("refresh")).ok.user.name, "the server keeps it").toBe("Ada L.");
    });

    test("... also when its token was refused", of("update, stale token"), async ({ front, spoilToken, openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      await tab!.call("sign-in");
      await spoilToken(tab!);
      const start = front.log.length;
      expect((await tab!.call("update")).ok.user.name).toBe("Ada L.");
      expect(asked(front, start)).toEqual(["POST session", "GET csrf", "POST session"]);
    });

    test("a sign-out ends the session", of("sign-out"), async ({ openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      await tab!.call("sign-in");
      expect(await tab!.call("sign-out")).toEqual({ ok: { url: tab!.page.url() } });
      await tab!.shows("status", "unauthenticated");
      expect(await tab!.call("refresh"), "the server agrees").toEqual({ ok: null });
    });

    test("... and leads back to the page", of("sign-out, redirect"), async ({ openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      await tab!.call("sign-in");
      const before = tab!.page.url();
      const loaded = tab!.page.waitForEvent("load");
      await tab!.click("sign-out-redirect");
      await loaded;
      await tab!.shows("status", "unauthenticated");
      expect(tab!.page.url()).toBe(before);
    });

    test("... also when the token for it was refused", of("sign-out, stale token"), async ({ front, spoilToken, openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      await tab!.call("sign-in");
      await spoilToken(tab!);
      const start = front.log.length;
      await tab!.call("sign-out");
      expect(asked(front, start)).toEqual(["POST signout", "GET csrf", "POST signout"]);
      await tab!.shows("status", "unauthenticated");
      expect(await tab!.call("refresh"), "the server agrees").toEqual({ ok: null });
    });

    test("another tab follows and asks nothing", of("other tab"), async ({ front, openTabs }) => {
      const [first, second] = await openTabs(2, "unauthenticated");
      await second!.shows("refreshing", "false");
      const start = front.log.length;
      await first!.call("sign-in");
      await second!.shows("name", "Ada Lovelace");
      await first!.call("sign-out");
      await second!.shows("status", "unauthenticated");
      await second!.shows("signed-out", "SignedOutElsewhere");
      expect(Object.keys(front.since(start))).toEqual(["1"]);
    });
  });
}

// Only the server can delete the session cookie: a sign-out that it has not confirmed has not
// happened.
import { pass, stopClock } from "../support/clock.ts";
import { CUT, type Scripted, html, instead, json, text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";
import { CHANNEL } from "../support/raw-page.ts";

const MISSING_CSRF = instead({ url: "http://127.0.0.1/api/auth/signin?error=MissingCSRF" });

const KINDS: [string, Scripted[], string][] = [
  ["no connection", [CUT], "Network"],
  ["429", [text("", 429, { "retry-after": "60" })], "Status"],
  ["500", [json({ message: "There was a problem" }, 500)], "Status"],
  ["HTML", [html()], "BadResponse"],
  ["a message of trouble in a 200", [json({ message: "There was a problem" })], "BadResponse"],
  ["a refused token, twice", [MISSING_CSRF, MISSING_CSRF], "MissingCsrf"],
  ["a refusal for another reason", [instead({ url: "/api/auth/error?error=Configuration" })], "Refused"],
];

// The cookies of the truth must not come along where the answer is a refusal.
const refusing = (scripted: Scripted): Scripted =>
  typeof scripted === "function" ? (truth) => ({ ...scripted(truth), headers: { "content-type": "application/json" } }) : scripted;

for (const [title, replies, kind] of KINDS) {
  for (const button of ["sign-out", "sign-out-redirect"]) {
    test(`${button} answered with ${title} is ${kind}, and the user stays signed in`, async ({
      server,
      signIn,
      openTab,
      openRaw,
    }) => {
      await signIn("ada");
      const raw = await openRaw(CHANNEL);
      const [first, second] = [await openTab(), await openTab()];
      for (const tab of [first, second]) await tab.shows("status", "authenticated");
      let loads = 0;
      first.page.on("framenavigated", () => (loads += 1));
      const start = server.log.length;
      server.next("POST signout", ...replies.map(refusing));
      expect((await first.call(button)).err.kind).toBe(kind);
      expect(loads, "no navigation").toBe(0);
      expect(server.requests("GET session", start), "one read decides").toHaveLength(1);
      for (const tab of [first, second]) {
        await tab.shows("name", "Ada Lovelace");
        expect(tab.statuses).toEqual(["loading", "authenticated"]);
      }
      expect(Object.keys(server.since(start)), "the other tab had nothing to ask").toEqual(["1"]);
      const said = (await raw.messages()).filter(({ kind, session }) => kind === "hint" || session === null);
      expect(said, "nothing to act on was posted").toEqual([]);

      expect((await first.call("sign-out")).ok, "the next attempt works").toBeTruthy();
      for (const tab of [first, second]) await tab.shows("status", "unauthenticated");
    });
  }
}

test("a sign-out whose caller gave up is followed by a refetch, for the server may have done it", async ({
  context,
  server,
  signIn,
  openTab,
}) => {
  await stopClock(context);
  await signIn("ada");
  const [first, second] = [await openTab(), await openTab()];
  for (const tab of [first, second]) await tab.shows("status", "authenticated");
  const hold = server.hold("POST signout", "request");
  await first.click("sign-out-given-up");
  await expect.poll(() => hold.held.length).toBe(1);
  await context.clock.runFor(1_500);
  expect((await first.result()).ok).toBe("given up");
  // What is read now is answered before the server signs out.
  expect((await first.call("refresh")).ok.user.name).toBe("Ada Lovelace");
  hold.release();
  await expect.poll(() => server.requests("POST signout").map(({ status }) => status)).toEqual([200]);
  const start = server.log.length;
  await pass(context, 11_000);
  for (const tab of [first, second]) await tab.shows("status", "unauthenticated");
  expect(server.since(start)).toEqual({ "1": ["GET session"] });
});

test("a sign-out that failed because the session had ended already shows that it has", async ({
  context,
  server,
  signIn,
  openTab,
}) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("status", "authenticated");
  await context.clearCookies({ name: "authjs.session-token" });
  server.next("POST signout", text("", 500));
  expect((await tab.call("sign-out")).err.kind).toBe("Status");
  await tab.shows("status", "unauthenticated");
});

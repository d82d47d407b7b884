// Sign-ins that do not come to pass.
import { CUT, type Scripted, html, instead, json, text } from "../support/fake-server/reply.ts";
import { expect, test } from "../support/fault-fixtures.ts";

const FAILURES: [string, Scripted, string][] = [
  ["no connection", CUT, "Network"],
  ["429", text("", 429), "Status"],
  ["500", json({ message: "There was a problem" }, 500), "Status"],
  ["502 with HTML", html("<h1>Bad gateway</h1>", 502), "Status"],
  ["HTML", html(), "BadResponse"],
  ["null", json(null), "BadResponse"],
  ["a message of trouble in a 200", json({ message: "There was a problem" }), "BadResponse"],
];

for (const [title, reply, kind] of FAILURES) {
  for (const button of ["sign-in-grace", "sign-in-redirect"]) {
    test(`${button} answered with ${title} is ${kind}, and who was signed in still is`, async ({
      server,
      signIn,
      openTab,
    }) => {
      await signIn("ada");
      const tab = await openTab();
      await tab.shows("status", "authenticated");
      let loads = 0;
      tab.page.on("framenavigated", () => (loads += 1));
      server.next("POST callback/credentials", reply);
      expect((await tab.call(button)).err.kind).toBe(kind);
      await tab.shows("name", "Ada Lovelace");
      await tab.shows("refreshing", "false");
      expect(loads, "no navigation").toBe(0);
      expect((await tab.call("sign-in-grace")).ok.ok, "the next attempt works").toBe(true);
      await tab.shows("name", "Grace Hopper");
    });
  }
}

// The server has done it, and its answer is lost on the way.
const LOST: [string, Scripted, string][] = [
  ["HTML", (truth) => ({ ...truth, body: "<h1>Welcome</h1>" }), "BadResponse"],
  ["502", (truth) => ({ ...truth, status: 502 }), "Status"],
];

for (const [title, reply, kind] of LOST) {
  test(`a sign-in that came to pass shows in every tab though the answer was ${title}`, async ({ server, signIn, openTab }) => {
    await signIn("ada");
    const tabs = [await openTab(), await openTab()];
    for (const tab of tabs) await tab.shows("name", "Ada Lovelace");
    const start = server.log.length;
    server.next("POST callback/credentials", reply);
    expect((await tabs[0]!.call("sign-in-grace")).err.kind).toBe(kind);
    for (const tab of tabs) await tab.shows("name", "Grace Hopper");
    const asked = server.since(start)["1"]!;
    expect(asked.slice(2), "after what a sign-in needs").toEqual(["POST callback/credentials", "GET session"]);
    expect(Object.keys(server.since(start)), "the other tab had nothing to ask").toEqual(["1"]);
  });
}

test("a provider with the name of a method is unknown, and nothing is posted", async ({ server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  expect((await tab.call("sign-in-unknown")).err.kind).toBe("UnknownProvider");
  expect(server.log.filter(({ what }) => what.startsWith("POST"))).toEqual([]);
});

test("a sign-in whose session cannot be read yet shows it as soon as it can", async ({ server, openTab }) => {
  const tab = await openTab();
  await tab.shows("status", "unauthenticated");
  server.next("GET session", text("", 503));
  await tab.call("sign-in");
  // Nobody clicks: the client tries again by itself.
  await tab.shows("name", "Ada Lovelace");
  expect(tab.statuses).toEqual(["loading", "unauthenticated", "authenticated"]);
});

for (const page of ["/login?lang=en", "/login#form", "/login?error=app&code=app"]) {
  test(`a refusal that the server appends to ${page} is told with its code`, async ({ server, openTab }) => {
    const tab = await openTab();
    await tab.shows("status", "unauthenticated");
    const url = `${server.origin}${page}?error=CredentialsSignin&code=otp_required`;
    server.next("POST callback/credentials", instead({ url }));
    expect((await tab.call("sign-in-bad")).ok).toMatchObject({ ok: false, error: "CredentialsSignin", code: "otp_required" });
  });
}

for (const query of ["lang=en?error=CredentialsSignin&code=otp_required", "lang=en#form?error=CredentialsSignin&code=otp_required"]) {
  test(`a page at ?${query} says why the sign-in was refused, and the next one leads to the page alone`, async ({ openTab }) => {
    const tab = await openTab(query);
    await tab.shows("status", "unauthenticated");
    await expect(tab.page.getByTestId("returned-error")).toHaveText("CredentialsSignin");
    await expect(tab.page.getByTestId("returned-code")).toHaveText("otp_required");
    const { ok } = await tab.call("sign-in");
    expect(ok.url).toBe(tab.page.url().replace("?error=CredentialsSignin&code=otp_required", ""));
  });
}

import { expect, test } from "../support/fixtures.ts";

test("a reload keeps the session", async ({ openTabs }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  await tab!.call("sign-in");
  await tab!.page.reload();
  await tab!.shows("status", "authenticated");
  await tab!.shows("name", "Ada Lovelace");
});

test("a new tab is signed in at once and asks once", async ({ front, openTab, openTabs }) => {
  const [first] = await openTabs(1, "unauthenticated");
  await first!.call("sign-in");
  const start = front.log.length;
  // The server is slow; the first tab is not.
  const release = front.hold("GET session");
  const second = await openTab();
  await second.shows("name", "Ada Lovelace");
  release();
  await second.shows("refreshing", "false");
  expect(front.since(start)).toEqual({ "2": ["GET session"] });
});

test("a server out of reach ends no session, and is asked again when it is back", async ({ front, openTabs }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  await tab!.call("sign-in");
  front.cut();
  expect((await tab!.call("refresh")).err.kind).toBe("Network");
  await tab!.shows("error", "Network");
  await tab!.shows("status", "authenticated");
  await tab!.shows("name", "Ada Lovelace");
  front.mend();
  // Nobody clicks: the client tries again by itself.
  await tab!.shows("error", "");
  expect((await tab!.call("refresh")).ok.user.name).toBe("Ada Lovelace");
});

test("a refetch that brings the same session renders nothing and asks once for all tabs", async ({ front, openTabs }) => {
  const tabs = await openTabs(3, "unauthenticated");
  await tabs[0]!.call("sign-in");
  for (const tab of tabs) await tab.shows("status", "authenticated");
  const renders = await Promise.all(tabs.map((tab) => tab.text("renders")));
  const start = front.log.length;
  await tabs[1]!.call("refresh");
  await tabs[1]!.shows("refreshing", "false");
  // A change that does render shows that the refetch before it did not.
  expect(front.since(start)).toEqual({ "2": ["GET session"] });
  expect(await Promise.all(tabs.map((tab) => tab.text("renders")))).toEqual(renders);
});

test("a session that the page came with costs no request", async ({ front, openTab }) => {
  const given = await openTab("initial=given");
  await given.shows("name", "Given User");
  const none = await openTab("initial=none&sync=0");
  await none.shows("status", "unauthenticated");
  expect(front.log).toEqual([]);
});

for (const [came, name] of [["none", "Ada Lovelace"], ["given", ""]] as const) {
  test(`a page that came with another session (${came}) than a tab knows of lets the server decide`, async ({ front, openTab, openTabs }) => {
    const [known] = await openTabs(1, "unauthenticated");
    if (name) await known!.call("sign-in");
    const start = front.log.length;
    const opened = await openTab(`initial=${came}`);
    await opened.shows("name", name);
    await opened.shows("status", name ? "authenticated" : "unauthenticated");
    expect(front.since(start)).toEqual({ "2": ["GET session"] });
  });
}

test("tokens and providers are what the server says", async ({ front, known, openTabs }) => {
  const [tab] = await openTabs(1, "unauthenticated");
  const token = (await tab!.call("csrf")).ok;
  if (known.hasCsrf) expect(token).toMatch(/^[0-9a-f]{64}$/);
  else expect(token).toBeNull();
  const providers = (await tab!.call("providers")).ok;
  expect(providers[0]).toMatchObject({
    id: "credentials",
    type: "credentials",
    callbackUrl: `${front.origin}${front.base}/callback/credentials`,
  });
  expect(providers.map(({ id }: { id: string }) => id)).toEqual(known.providers);
});

// A page that a server has rendered with a session, and that its user comes back to. Not from the
// back/forward cache, which automation switches off: the browser opens the page anew, and may take
// it from its HTTP cache.
import { expect, test } from "../support/fault-fixtures.ts";

test("a rendered page that its user goes back to asks once, for its session may be old", async ({ server, openTab }) => {
  const tab = await openTab("initial=given");
  await tab.shows("name", "Given User");
  expect(server.requests("GET session"), "just rendered").toHaveLength(0);
  await tab.page.goto(`${server.origin}/raw`);
  await tab.page.goBack();
  await tab.shows("status", "unauthenticated");
  expect(server.requests("GET session")).toHaveLength(1);
});

test("a tab that knows better saves the request", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const known = await openTab();
  await known.shows("name", "Ada Lovelace");
  const tab = await openTab("initial=given");
  await tab.shows("name", "Ada Lovelace");
  await tab.page.goto(`${server.origin}/raw`);
  const start = server.log.length;
  await tab.page.goBack();
  await tab.shows("name", "Ada Lovelace");
  expect(server.requests("GET session", start).length).toBeLessThanOrEqual(1);
});

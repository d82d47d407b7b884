// A page whose `<base>` is on another origin: a CDN's, as Trunk's public URL makes it, or one that
// was injected.
import { expect, test } from "../support/fault-fixtures.ts";

test("requests go to the page's own origin, whatever <base> says and whenever it is added", async ({ server, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  const start = server.log.length;
  const asked: string[] = [];
  tab.page.on("request", (request) => asked.push(new URL(request.url()).origin));
  await tab.page.evaluate((origin) => {
    const base = document.createElement("base");
    base.href = `${origin}/`;
    document.head.prepend(base);
  }, server.origin.replace("127.0.0.1", "localhost"));
  expect((await tab.call("refresh")).ok.user.name).toBe("Ada Lovelace");
  expect((await tab.call("update")).ok.user.name).toBe("Ada L.");
  await tab.call("sign-out");
  expect((await tab.call("sign-in-grace")).ok.ok).toBe(true);
  await tab.shows("name", "Grace Hopper");
  expect([...new Set(asked)]).toEqual([server.origin]);
  expect(server.log.length).toBeGreaterThan(start + 5);
});

test("the page's own early request goes to the page's own origin, where the app finds it", async ({
  server,
  context,
  signIn,
  openTab,
}) => {
  await signIn("ada");
  // The assets come from there, as with a CDN for Trunk's public URL.
  const cdn = server.origin.replace("127.0.0.1", "localhost");
  const asked: string[] = [];
  await context.route(`${cdn}/**`, async (route) => {
    const url = route.request().url();
    asked.push(new URL(url).pathname);
    const response = await route.fetch({ url: url.replace(cdn, server.origin) });
    await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
  });
  await context.route((url) => url.pathname === "/", async (route) => {
    const response = await route.fetch();
    const page = (await response.text()).replace("<head>", `<head><base href="${cdn}/">`);
    await route.fulfill({ response, body: page });
  });
  const tab = await openTab("early=1");
  await tab.shows("name", "Ada Lovelace");
  await tab.shows("refreshing", "false");
  expect(server.log.map(({ what }) => what)).toEqual(["GET session"]);
  expect(asked.some((path) => path.endsWith(".wasm")), "the base counts").toBe(true);
  expect(asked.filter((path) => path.startsWith("/api/"))).toEqual([]);
});

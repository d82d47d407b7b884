import { type Journey, QUIET_MS, outcome, reads, reloaded, wayOf } from "./stage.ts";

export const SIGNING_IN: Journey[] = [
  {
    title: "A visitor opens the page",
    async run({ front, open }) {
      const tab = await open();
      await tab.page.waitForTimeout(QUIET_MS);
      return `${await tab.text("status")}, ${reads(front, tab, 0)}`;
    },
    seen: { "yew-authjs": "unauthenticated, 1 session request", "next-auth/react": "unauthenticated, 2 session requests" },
    why: "next-auth tells the tabs of every read, and hears itself",
  },
  {
    title: "Signs in without redirect; a second tab is open",
    async run({ front, open }) {
      const [tab, other] = [await open(), await open()];
      await other.page.waitForTimeout(QUIET_MS);
      const start = front.log.length;
      await tab.call("sign-in");
      await tab.shows("status", "authenticated");
      await tab.page.waitForTimeout(QUIET_MS);
      return `here ${await tab.text("name")}, there ${await other.text("status")} after ${reads(front, other, start)}`;
    },
    seen: {
      "yew-authjs": "here Ada Lovelace, there authenticated after 0 session requests",
      "next-auth/react": "here Ada Lovelace, there unauthenticated after 0 session requests",
    },
    why: "next-auth tells no other tab of such a sign-in",
  },
  {
    title: "Types a wrong password",
    run: async ({ open }) => outcome(await open(), "sign-in-bad"),
    seen: { "yew-authjs": '{"ok":false,"error":"CredentialsSignin"}', "next-auth/react": '{"ok":true,"error":"CredentialsSignin"}' },
    why: "next-auth's `ok` is that of the HTTP answer, which is 200 for a refusal, too",
  },
  {
    title: "Signs in by redirect; a second tab is open",
    async run({ open }) {
      const [tab, other] = [await open(), await open()];
      const before = tab.page.url();
      await reloaded(tab, () => tab.click("sign-in-redirect"));
      await other.shows("status", "authenticated");
      return `back on ${tab.page.url() === before ? "the page" : tab.page.url()}, ${await tab.text("status")} in both`;
    },
    seen: "back on the page, authenticated in both",
  },
  {
    title: "Signs in by redirect on an address with a hash",
    async run({ open }) {
      const tab = await open("focus=0#part");
      let loads = 0;
      tab.page.on("load", () => (loads += 1));
      await reloaded(tab, () => tab.click("sign-in-redirect"));
      await tab.page.waitForTimeout(QUIET_MS);
      return `${await tab.text("status")}, ${new URL(tab.page.url()).hash}, loaded ${loads} time`;
    },
    seen: "authenticated, #part, loaded 1 time",
  },
  {
    title: "Signs in at an OpenID provider; a second tab is open",
    async run({ open, serve, startOidcProvider }) {
      await serve("--oidc-issuer", await startOidcProvider());
      const [tab, other] = [await open(), await open()];
      const before = tab.page.url();
      await tab.click("sign-in-oidc");
      await tab.page.getByLabel("Your name").fill("olive");
      await tab.page.getByRole("button", { name: "Allow" }).click();
      await tab.page.waitForURL(before);
      for (const shown of [tab, other]) await shown.shows("name", "Olive");
      return "Olive in both";
    },
    seen: "Olive in both",
  },
  {
    title: "Signs in where the page's own address has `?error=Old`",
    run: async ({ open }) => outcome(await open("error=Old"), "sign-in"),
    seen: { "yew-authjs": '{"ok":true,"error":null}', "next-auth/react": '{"ok":true,"error":"Old"}' },
    why: "next-auth takes the error of the address that it comes back to for the server's",
  },
  {
    title: "Asks, without redirect, for a provider that the server does not have",
    async run({ open }) {
      const tab = await open();
      const before = tab.page.url();
      const gone = tab.page.waitForURL((url) => url.href !== before, { timeout: QUIET_MS }).catch(() => undefined);
      await tab.click("sign-in-nowhere");
      await gone;
      if (tab.page.url() !== before) return `goes to ${new URL(tab.page.url()).pathname}`;
      return `error ${(await tab.result()).err.kind}, stays`;
    },
    seen: { "yew-authjs": "error UnknownProvider, stays", "next-auth/react": "goes to /api/auth/signin" },
    why: "`redirect: false` is a promise to stay",
  },
  {
    title: "Opens a page that needs a session",
    async run({ library, front, open }) {
      const tab = await open();
      const page = library === "yew-authjs" ? "/?guard=1&base=/api/auth" : "/react/?guard=1";
      await tab.page.goto(`${front.origin}${page}`);
      await tab.page.waitForURL("**/signin?**");
      const { pathname, searchParams } = new URL(tab.page.url());
      const isBack = searchParams.get("callbackUrl") === `${front.origin}${page}`;
      return `${pathname}, error ${searchParams.get("error")}, ${isBack ? "and back" : "and elsewhere"}`;
    },
    seen: "/api/auth/signin, error SessionRequired, and back",
  },
  {
    title: "Signs in while the server is out of reach",
    async run({ front, open }) {
      const tab = await open();
      front.cut();
      const goes = wayOf(tab, async () => undefined).then((url) => `goes to ${url.pathname}`);
      const stays = outcome(tab, "sign-in").then((outcome) => `${outcome}, stays`);
      const seen = await Promise.any([goes, stays]);
      await Promise.allSettled([tab.page.close(), goes, stays]);
      return seen;
    },
    seen: { "yew-authjs": "error Network, stays", "next-auth/react": "goes to /api/auth/error" },
    why: "a page that cannot be loaded is of no use; the app can show what happened and offer to try again",
  },
];

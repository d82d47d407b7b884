import type { Tab } from "../tab.ts";
import { type Journey, QUIET_MS, type Stage, outcome, reads, reloaded } from "./stage.ts";

/** Tabs that all show Ada, and have come to rest. */
async function signedIn({ open }: Stage, count: 1 | 2, query?: string): Promise<[Tab, Tab]> {
  const tab = await open(query);
  await tab.call("sign-in");
  await tab.shows("status", "authenticated");
  const other = count === 2 ? await open(query) : tab;
  await other.shows("name", "Ada Lovelace");
  await other.page.waitForTimeout(QUIET_MS);
  return [tab, other];
}

export const STAYING: Journey[] = [
  {
    title: "Signs out; a second tab is open",
    async run(stage) {
      const [tab, other] = await signedIn(stage, 2);
      const start = stage.front.log.length;
      await tab.call("sign-out");
      for (const shown of [tab, other]) await shown.shows("status", "unauthenticated");
      await tab.page.waitForTimeout(QUIET_MS);
      return `unauthenticated in both; there ${reads(stage.front, other, start)}`;
    },
    seen: {
      "yew-authjs": "unauthenticated in both; there 0 session requests",
      "next-auth/react": "unauthenticated in both; there 1 session request",
    },
    why: "our tabs tell each other the answer, next-auth's that there is one",
  },
  {
    title: "Signs out by redirect; a second tab is open",
    async run(stage) {
      const [tab, other] = await signedIn(stage, 2);
      const before = tab.page.url();
      await reloaded(tab, () => tab.click("sign-out-redirect"));
      await other.shows("status", "unauthenticated");
      return `back on ${tab.page.url() === before ? "the page" : tab.page.url()}, ${await tab.text("status")} in both`;
    },
    seen: "back on the page, unauthenticated in both",
  },
  {
    title: "Changes the name with `update`; a second tab is open",
    async run(stage) {
      const [tab, other] = await signedIn(stage, 2);
      const known = tab.statuses.length;
      const start = stage.front.log.length;
      await tab.call("update");
      for (const shown of [tab, other]) await shown.shows("name", "Ada L.");
      await tab.page.waitForTimeout(QUIET_MS);
      const shown = ["authenticated", ...tab.statuses.slice(known)].join(", ");
      return `Ada L. in both; status here: ${shown}; there ${reads(stage.front, other, start)}`;
    },
    seen: {
      "yew-authjs": "Ada L. in both; status here: authenticated; there 0 session requests",
      "next-auth/react": "Ada L. in both; status here: authenticated, loading, authenticated; there 1 session request",
    },
    why: "a page that shows a spinner while loading would lose what its user has typed",
  },
  {
    title: "Calls `getSession`; a second tab is open",
    async run(stage) {
      const [tab, other] = await signedIn(stage, 2);
      const start = stage.front.log.length;
      await tab.call("refresh");
      await tab.page.waitForTimeout(QUIET_MS);
      return `here ${reads(stage.front, tab, start)}, there ${reads(stage.front, other, start)}`;
    },
    seen: {
      "yew-authjs": "here 1 session request, there 0 session requests",
      "next-auth/react": "here 2 session requests, there 1 session request",
    },
    why: "an equal session is not broadcast",
  },
  {
    title: "The session runs out while the page is open",
    async run(stage) {
      await stage.serve("--max-age", "4");
      const [tab] = await signedIn(stage, 1);
      await tab.page.context().clearCookies({ name: /session-token/ });
      await tab.page.waitForTimeout(4_000 + QUIET_MS);
      return tab.text("status");
    },
    seen: { "yew-authjs": "unauthenticated", "next-auth/react": "authenticated" },
    why: "we ask the server once when `expires` is reached",
  },
  {
    title: "The server ends the session in answer to an `update`",
    async run(stage) {
      const [tab] = await signedIn(stage, 1);
      await tab.call("end");
      await tab.page.waitForTimeout(QUIET_MS);
      return tab.text("status");
    },
    seen: { "yew-authjs": "unauthenticated", "next-auth/react": "authenticated" },
    why: "next-auth keeps the old session if the answer is none",
  },
  {
    title: "The server refuses one `update` for its CSRF token",
    async run(stage) {
      const [tab] = await signedIn(stage, 1);
      await tab.page.context().route("**/session", (route) => {
        if (route.request().method() !== "POST") return route.fallback();
        return route.fulfill({ status: 400, json: null });
      }, { times: 1 });
      const { err } = await tab.call("update");
      return `${err ? err.message.split(":")[0] : "done"}, then ${await tab.text("status")}`;
    },
    seen: { "yew-authjs": "done, then authenticated", "next-auth/react": "TypeError, then loading" },
    why: "we try once more with a new token; next-auth fails over its own error handler and stays `loading` until something else makes it read",
  },
  {
    title: "One session request does not get through",
    async run(stage) {
      const [tab] = await signedIn(stage, 1);
      stage.front.cut();
      await tab.call("refresh");
      await tab.page.waitForTimeout(QUIET_MS);
      stage.front.mend();
      return tab.text("status");
    },
    seen: { "yew-authjs": "authenticated", "next-auth/react": "unauthenticated" },
    why: "no answer says nothing about who is signed in; `error` tells what happened",
  },
  {
    title: "A user opens the page while the server is out of reach for two seconds",
    async run(stage) {
      const [tab] = await signedIn(stage, 1);
      stage.front.cut();
      await tab.page.reload();
      await tab.page.waitForTimeout(2_000);
      stage.front.mend();
      // The first try again comes within seconds.
      await tab.page.waitForTimeout(6_000);
      return tab.text("status");
    },
    seen: { "yew-authjs": "authenticated", "next-auth/react": "unauthenticated" },
    why: "we say that we do not know, and ask again until we do",
  },
  {
    title: "The server fails at a sign-out",
    async run(stage) {
      const [tab] = await signedIn(stage, 1);
      await tab.page.context().route("**/signout", (route) => route.fulfill({ status: 500, json: { message: "no" } }));
      const said = await outcome(tab, "sign-out");
      return `${said.startsWith("error") ? said : "as if it had worked"}, ${await tab.text("status")}`;
    },
    seen: { "yew-authjs": "error Status, authenticated", "next-auth/react": "as if it had worked, authenticated" },
    why: "who believes to have signed out walks away from the machine",
  },
];

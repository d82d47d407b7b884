// Two tabs that change who is signed in at the same time: all tabs show the server's session.
import type { BrowserContext } from "@playwright/test";
import { expect, test } from "../support/fault-fixtures.ts";
import type { Hold } from "../support/fake-server/hold.ts";
import type { Tab } from "../support/tab.ts";

const isHeld = ({ held }: Hold) => expect.poll(() => held.length).toBe(1);

/** All tabs show what the server answers to a request with the browser's cookies. */
async function agree(context: BrowserContext, tabs: Tab[], name: string): Promise<void> {
  const { origin } = new URL(tabs[0]!.page.url());
  const told = await (await context.request.get(`${origin}/api/auth/session`)).json();
  expect(told?.user.name ?? "nobody", "the server").toBe(name);
  for (const tab of tabs) await tab.shows("status", name === "nobody" ? "unauthenticated" : "authenticated");
}

type OpenTab = (query?: string) => Promise<Tab>;

/** Three tabs in which Ada is signed in. */
async function asAda(signIn: (who: "ada") => Promise<void>, openTab: OpenTab, share: number): Promise<Tab[]> {
  await signIn("ada");
  const tabs: Tab[] = [];
  for (let i = 0; i < 3; i += 1) tabs.push(await openTab(`share=${share}`));
  for (const tab of tabs) await tab.shows("status", "authenticated");
  return tabs;
}

for (const share of [1, 0]) {
  const where = share === 1 ? "tabs that share" : "tabs that do not share";

  test(`a sign-in that is answered after another tab's sign-out, ${where}`, async ({
    context,
    server,
    signIn,
    openTab,
  }) => {
    const tabs = await asAda(signIn, openTab, share);
    const post = server.hold("POST signout", "reply");
    const check = server.hold("POST callback/credentials", "reply");
    await tabs[0]!.click("sign-out");
    await tabs[1]!.click("sign-in");
    await Promise.all([isHeld(post), isHeld(check)]);
    post.release();
    await tabs[0]!.result();
    check.release();
    expect((await tabs[1]!.result()).ok.ok).toBe(true);
    await agree(context, tabs, "Ada Lovelace");
  });

  test(`the request of a sign-in brings back the cookie that another tab has dropped, ${where}`, async ({
    context,
    server,
    signIn,
    openTab,
  }) => {
    const tabs = await asAda(signIn, openTab, share);
    const read = server.hold("GET session", "reply", { tab: "2", times: 1 });
    await tabs[1]!.click("sign-in");
    await isHeld(read);
    await tabs[0]!.call("sign-out");
    read.release();
    await tabs[1]!.result();
    await agree(context, tabs, "Ada Lovelace");
  });
}

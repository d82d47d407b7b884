import { action } from "../support/request-log.ts";
import { of, pagesAt } from "../support/servers/annotations.ts";
import { HOSTS, expect, test } from "../support/servers/call-test.ts";

for (const host of HOSTS) {
  test.describe(`pages at ${host}`, pagesAt(host), () => {
    test.use({ host });

    test("a visitor is nobody, and the server names its providers", of("load"), async ({ known, openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      const providers: { id: string; signinUrl: string }[] = (await tab!.call("providers")).ok;
      expect(providers.map(({ id }) => id)).toEqual(known.providers);
    });

    test("the right password signs in", of("right password"), async ({ openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      const { ok } = await tab!.call("sign-in");
      expect(ok).toEqual({ error: null, code: null, status: 200, ok: true, url: tab!.page.url() });
      await tab!.shows("name", "Ada Lovelace");
    });

    test("... and leads back to the page", of("right password, redirect"), async ({ openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      const before = tab!.page.url();
      const loaded = tab!.page.waitForEvent("load");
      await tab!.click("sign-in-redirect");
      await loaded;
      await tab!.shows("name", "Ada Lovelace");
      expect(tab!.page.url()).toBe(before);
    });

    test("a wrong password is refused", of("wrong password"), async ({ known, openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      const { ok } = await tab!.call("sign-in-bad");
      expect(ok).toEqual({ error: "CredentialsSignin", ...known.refusal, ok: false, url: null });
      await tab!.shows("status", "unauthenticated");
    });

    test("a user whom the site denies is told so", of("denied user"), async ({ openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      expect((await tab!.call("sign-in-denied")).ok).toMatchObject({ error: "AccessDenied", ok: false, url: null });
      await tab!.shows("status", "unauthenticated");
    });

    test("a site that fails says so", of("exception"), async ({ known, openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      expect((await tab!.call("sign-in-boom")).ok).toMatchObject({ error: known.exception, ok: false, url: null });
      await tab!.shows("status", "unauthenticated");
    });

    test("OAuth leads to the provider", of("OAuth"), async ({ context, known, front, openTabs }) => {
      const [tab] = await openTabs(1, "unauthenticated");
      const gone = new Promise<URL>((resolve) => {
        void context.route("https://github.invalid/**", async (route) => {
          resolve(new URL(route.request().url()));
          await route.fulfill({ body: "the provider" });
        });
      });
      await tab!.click("sign-in-github");
      const { searchParams } = await gone;
      await expect(tab!.page.getByText("the provider")).toBeVisible();
      expect(searchParams.get("client_id")).toBe("github-client");
      expect(searchParams.get("redirect_uri")).toBe(`${front.origin}${known.base}/callback/github`);
    });

    test("one mail is sent, and the page that says so is known", of("e-mail"), async ({ known, front, mailbox, openTab }) => {
      const tab = await openTab(`mail=${known.mail}`);
      await tab.shows("status", "unauthenticated");
      expect(mailbox.unread).toBe(0);
      const { ok } = await tab.call("sign-in-mail-stay");
      expect(ok).toMatchObject({ error: null, ok: true });
      expect(ok.url).toBe(`${front.origin}${front.base}/verify-request?provider=${known.mail}&type=email`);
      expect((await mailbox.next()).to).toBe("olive@example.com");
      const posts = front.log.filter((request) => action(request) === `POST signin/${known.mail}` && request.status !== 308);
      expect(posts).toHaveLength(1);
      expect(mailbox.unread, "no second mail").toBe(0);
    });
  });
}

// The site in German and in Arabic: whole, in its own direction, and as accessible as in English.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, settled, test as base } from "../support/demo-site.ts";
import { PARTS, textsOf } from "../support/demo-tour.ts";
import { sticksOut } from "../support/narrow.ts";

const viewport = { width: 390, height: 800 };

/** The texts of the English site: those of the demo and those of the library's components. */
const test = base.extend<object, { english: Set<string> }>({
  english: [
    async ({ browser, server }, use) => {
      const texts = new Set<string>();
      for (const part of Object.values(PARTS)) {
        const context = await browser.newContext({ baseURL: server.origin, locale: "en-US", viewport });
        await part(context, async (page) => (await textsOf(page)).forEach((text) => texts.add(text)));
        await context.close();
      }
      await use(texts);
    },
    { scope: "worker", timeout: 240_000 },
  ],
});

// A flash of color that is on its way out has no contrast to measure.
test.use({ viewport, contextOptions: { reducedMotion: "reduce" } });

/** Names, which are the same everywhere. */
const NAMES = ["Ada Lovelace", "ada@example.com", "yew-authjs", "Auth.js", "Yew", "Next.js", "SvelteKit", "next-auth/react"];
const PROVIDERS = ["GitHub", "Resend"];

/** German words that are English ones, too. */
const GERMAN_TOO = ["Start", "Start · yew-authjs", "Tabs", "Tabs · yew-authjs", "Tab #", "Name"];

const LANGUAGES = [
  { locale: "de-DE", lang: "de", dir: "ltr", shared: GERMAN_TOO },
  { locale: "ar", lang: "ar", dir: "rtl", shared: [] },
];

/** What is left of a text without the names in it. */
const withoutNames = (text: string) => [...NAMES, ...PROVIDERS].reduce((rest, name) => rest.replaceAll(name, ""), text);

for (const { locale, lang, dir, shared } of LANGUAGES) {
  test.describe(lang, () => {
    test.use({ locale });

    for (const [name, part] of Object.entries(PARTS)) {
      test(`no English word is left: ${name}`, async ({ context, english }) => {
        test.setTimeout(240_000);
        expect([...english]).toEqual(expect.arrayContaining(["Sign in", "Try again", "Signed in as Ada Lovelace"]));
        expect(english.size, "what the English site says").toBeGreaterThan(100);
        const analyzed = new Set<string>();
        await part(context, async (page, where) => {
          const root = page.locator("html");
          await expect(root, where).toHaveAttribute("lang", lang);
          await expect(root, where).toHaveAttribute("dir", dir);
          const texts = await textsOf(page);
          const words = texts.filter((text) => /\p{Letter}/u.test(withoutNames(text)) && !shared.includes(text));
          expect(words.filter((text) => english.has(text)), where).toEqual([]);
          if (lang === "ar") {
            const latin = words.filter((text) => /[a-z]/i.test(withoutNames(text)));
            expect(latin, where).toEqual([]);
          }
          expect(await sticksOut(page), where).toEqual([]);
          // Other words in the same elements are as accessible, and a look at them takes long.
          const elements = await page.evaluate(() => document.body.innerHTML.replace(/>[^<]*</g, "><"));
          if (analyzed.has(elements)) return;
          analyzed.add(elements);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
          expect(found, where).toEqual([]);
        });
      });
    }
  });
}

const nav = (page: Page) => page.getByRole("banner").getByRole("navigation").getByRole("link");

test("the language is chosen in the settings, for every tab, and is remembered", async ({ openPage }) => {
  const [page, other] = [await openPage("/settings"), await openPage("/")];
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByLabel("العربية").check();
  for (const tab of [page, other]) {
    await expect(tab.locator("html")).toHaveAttribute("lang", "ar");
    await expect(tab.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(nav(tab).first()).toHaveText("الرئيسية");
  }
  await expect(page).toHaveTitle("الإعدادات · yew-authjs");

  // Before the program has arrived.
  await page.route("**/*.wasm", () => undefined);
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("main").getByRole("status", { name: "جارٍ التحميل" })).toBeVisible();
  const shell = await nav(page).allTextContents();
  await page.unroute("**/*.wasm");
  await page.reload();
  await settled(page);
  expect(await nav(page).allTextContents()).toEqual(shell);
  await expect(page.getByLabel("العربية")).toBeChecked();

  await page.getByLabel("English").check();
  for (const tab of [page, other]) {
    await expect(tab.locator("html")).toHaveAttribute("dir", "ltr");
    await expect(nav(tab).first()).toHaveText("Start");
  }
});

test.describe("a browser of another language", () => {
  test.use({ locale: "fr-FR" });

  test("gets the site in English", async ({ openPage }) => {
    const page = await openPage("/");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(nav(page).first()).toHaveText("Start");
  });
});

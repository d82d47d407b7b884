// Every link of the guide leads somewhere, also those into the API documentation.
import type { Page } from "@playwright/test";
import { CHAPTERS, expect, test } from "../support/site.ts";

interface Links {
  targets: string[];
  ids: string[];
}

/** What the HTML at an address refers to, and which anchors it has. No script of it is run. */
const read = (page: Page, url: string): Promise<Links | null> =>
  page.evaluate(async (url) => {
    const response = await fetch(url);
    if (!response.ok) return null;
    if (!response.headers.get("content-type")?.startsWith("text/html")) return { targets: [], ids: [] };
    const html = new DOMParser().parseFromString(await response.text(), "text/html");
    const refs = html.querySelectorAll("a[href], link[href], script[src], img[src], iframe[src]");
    const targets = Array.from(refs, (ref) => ref.getAttribute("href") ?? ref.getAttribute("src") ?? "");
    const ids = Array.from(html.querySelectorAll("[id], a[name]"), (anchor) => anchor.id || anchor.getAttribute("name") || "");
    return { targets: targets.map((target) => new URL(target, url).href), ids };
  }, url);

test("every internal link and anchor resolves", async ({ page, site }) => {
  await page.goto(`${site}index.html`);
  const known = new Map<string, Links | null>();
  const at = async (url: string): Promise<Links | null> => {
    const found = known.get(url) ?? (await read(page, url));
    known.set(url, found);
    return found;
  };
  const dead: string[] = [];
  let api = 0;
  for (const chapter of CHAPTERS) {
    const { targets } = (await at(site + chapter)) ?? { targets: [] };
    expect(targets.length, chapter).toBeGreaterThan(0);
    for (const target of new Set(targets)) {
      if (new URL(target).origin !== new URL(site).origin) continue;
      const [file = "", anchor = ""] = target.split("#");
      api += Number(file.startsWith(`${site}api/`));
      const found = await at(file);
      const leads = found !== null && (anchor === "" || found.ids.includes(decodeURIComponent(anchor)));
      if (!leads) dead.push(`${chapter}: ${target.slice(site.length)}`);
    }
  }
  expect(dead).toEqual([]);
  expect(api, "links to the API documentation").toBeGreaterThan(100);
});

test("no link of a chapter has been left as it was written", async ({ page, site }) => {
  for (const chapter of CHAPTERS) {
    await page.goto(site + chapter);
    const left = await page.evaluate(() => {
      const main = document.querySelector("main")?.cloneNode(true) as HTMLElement;
      for (const code of main.querySelectorAll("pre")) code.remove();
      for (const code of main.querySelectorAll("code")) code.textContent = "code";
      return main.textContent?.match(/\[[^\]\s][^\]]*\]/g) ?? [];
    });
    expect(left, chapter).toEqual([]);
  }
});

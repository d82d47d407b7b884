// Whether a page fits into a narrow window.
import type { Page } from "@playwright/test";

/** What sticks out of the window, but for what scrolls by itself. */
export async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const all = [...document.querySelectorAll("body *")].filter((element) => !element.parentElement!.closest("pre"));
    const wide = all.filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > width + 0.5 || left < -0.5;
    });
    const names = wide.map((element) => `${element.tagName}.${element.className}`);
    return document.documentElement.scrollWidth > width ? ["the page", ...names] : names;
  });
}

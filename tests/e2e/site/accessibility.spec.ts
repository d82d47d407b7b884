// axe finds nothing on any chapter, light or dark.
import { AxeBuilder } from "@axe-core/playwright";
import { CHAPTERS, expect, test } from "../support/site.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    for (const chapter of CHAPTERS) {
      test(chapter, async ({ page, site }) => {
        await page.goto(site + chapter);
        await expect(page.locator("main h1")).toBeVisible();
        // The tests of the demo look at the demo in the page.
        const { violations, passes } = await new AxeBuilder({ page }).exclude("iframe").analyze();
        expect(passes.map(({ id }) => id), "it has looked").toContain("color-contrast");
        const nodes = violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${html}`));
        expect(nodes).toEqual([]);
      });
    }
  });
}

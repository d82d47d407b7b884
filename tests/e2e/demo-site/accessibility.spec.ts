// axe finds nothing on any page, light or dark, in or out.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { MEMBERS_PAGES, OPEN_PAGES, expect, goTo, signIn, test } from "../support/demo-site.ts";

// A flash of colour that is on its way out has no contrast to measure.
test.use({ contextOptions: { reducedMotion: "reduce" } });

async function expectNothingOn(page: Page, where: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(passes.map(({ id }) => id), "it has looked").toContain("color-contrast");
  const found = violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${html}`));
  expect(found, where).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("every page, signed out", async ({ openPage }) => {
      const page = await openPage("/sign-in?error=AccessDenied");
      await expectNothingOn(page, "an error in the address");
      for (const path of OPEN_PAGES) {
        await goTo(page, path);
        await expectNothingOn(page, path);
      }
      await goTo(page, "/sign-in");
      await page.getByLabel("User name").fill("ada");
      await page.getByLabel("Password").fill("wrong");
      await page.getByLabel("Password").press("Enter");
      await expect(page.getByRole("alert")).toBeVisible();
      await expectNothingOn(page, "a refused sign-in");
    });

    test("every page, signed in", async ({ context, openPage }) => {
      await signIn(context);
      const page = await openPage("/nowhere");
      for (const path of [...OPEN_PAGES.filter((path) => !["/nowhere", "/sign-in"].includes(path)), ...MEMBERS_PAGES]) {
        await goTo(page, path);
        await page.getByRole("banner").locator("summary").click();
        await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeVisible();
        await expectNothingOn(page, path);
      }
    });

    test("every notice at once", async ({ context, openPage }) => {
      await signIn(context);
      const page = await openPage("/settings");
      await page.getByRole("button", { name: "End my session in a minute" }).click();
      await expect(page.getByRole("button", { name: "Stay signed in" })).toBeVisible();
      await page.getByRole("switch", { name: "Cut the network" }).click();
      await page.getByRole("main").getByRole("button", { name: "Ask the server" }).click();
      await expect(page.getByRole("alert")).toContainText("The server did not answer.");
      await expect(page.getByRole("button", { name: "Reconnect" })).toBeVisible();
      await expectNothingOn(page, "the settings");
    });
  });
}

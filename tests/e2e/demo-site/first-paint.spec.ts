// What is seen before the program has arrived, and that the app comes to stand in the same place.
import type { Page } from "@playwright/test";
import { expect, settled, test } from "../support/demo-site.ts";

async function places(page: Page): Promise<unknown> {
  const header = page.getByRole("banner");
  const parts = [header, header.getByRole("link", { name: "yew-authjs" }), header.getByRole("navigation"), page.getByRole("main")];
  for (const name of ["Start", "Members", "Tabs", "Settings"]) parts.push(header.getByRole("link", { name }));
  return Promise.all(
    parts.map(async (part) => {
      const { x, y, width } = (await part.boundingBox())!;
      return { x, y, width };
    }),
  );
}

for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 640 }]) {
  test(`the shell stands before the program, at ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    let release = (): void => undefined;
    const gate = new Promise<void>((open) => (release = open));
    await page.route("**/*.wasm", async (route) => {
      await gate;
      await route.continue();
    });
    await page.goto("/settings", { waitUntil: "commit" });
    await expect(page.getByRole("main").getByRole("status", { name: "Loading" })).toBeVisible();
    const paints = await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
    expect(await paints.jsonValue(), "something was painted").toBe(1);
    const before = await places(page);
    await expect(page.getByRole("heading", { name: "Settings" })).toHaveCount(0);

    release();
    await settled(page);
    await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
    expect(await places(page)).toEqual(before);
    await expect(page.getByRole("banner"), "the app has taken the shell's place").toHaveCount(1);
  });
}

test("the links of the shell work before the program does", async ({ page }) => {
  // It is on its way for good.
  await page.route("**/*.wasm", () => undefined);
  await page.goto("/");
  await page.getByRole("link", { name: "Tabs" }).click();
  await expect(page).toHaveURL("/tabs");
});

test("the program is asked for beside its script, and without a preload that WebKitGTK would add to it", async ({ page }) => {
  let asked = (): void => undefined;
  const wasm = new Promise<void>((resolve) => (asked = resolve));
  await page.route("**/*.wasm", (route) => {
    asked();
    return route.continue();
  });
  await page.route("**/*.js", async (route) => {
    await wasm;
    await route.continue();
  });
  await page.goto("/");
  await settled(page);
  await expect(page.locator("link[rel=preload]")).toHaveCount(0);
});

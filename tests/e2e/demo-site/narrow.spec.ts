// A phone of 360 px: nothing is cut off and nothing scrolls sideways.
import { MEMBERS_PAGES, OPEN_PAGES, expect, goTo, signIn, test } from "../support/demo-site.ts";
import { sticksOut } from "../support/narrow.ts";

test.use({ viewport: { width: 360, height: 640 } });

test("every page, signed out", async ({ openPage }) => {
  const page = await openPage("/sign-in?error=AccessDenied");
  expect(await sticksOut(page)).toEqual([]);
  for (const path of OPEN_PAGES) {
    await goTo(page, path);
    expect(await sticksOut(page), path).toEqual([]);
  }
});

test("every page, with a long name and the menu open", async ({ context, openPage }) => {
  await signIn(context);
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const data = { name: `${"Augusta Ada King-Noel ".repeat(2)}${"Lovelace".repeat(6)}` };
  await context.request.post("/api/auth/session", { data: { csrfToken, data } });
  const page = await openPage("/nowhere");
  for (const path of [...OPEN_PAGES.filter((path) => !["/nowhere", "/sign-in"].includes(path)), ...MEMBERS_PAGES]) {
    await goTo(page, path);
    await page.getByRole("banner").locator("summary").click();
    await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeInViewport({ ratio: 1 });
    expect(await sticksOut(page), path).toEqual([]);
  }
});

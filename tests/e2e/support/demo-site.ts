// The demo as it is deployed: one server for the built site and its auth endpoints.
import { type BrowserContext, type Page, test as base, expect } from "@playwright/test";
import { Backend } from "./backend.ts";
import { withoutViolations } from "./policy.ts";

export const DEMO = process.env.DEMO_DIST ?? "../../dist";

/** Every page that a visitor can see, and those that only members can. */
export const OPEN_PAGES = ["/", "/sign-in", "/tabs", "/settings", "/nowhere"];
export const MEMBERS_PAGES = ["/profile", "/members"];

export const test = base.extend<{ openPage: (path: string) => Promise<Page> }, { server: Backend }>({
  server: [
    async ({}, use) => {
      const server = await Backend.startDemoServer(["--static", DEMO]);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ server }, use) => use(server.origin),

  context: async ({ context }, use) => {
    const complaints: string[] = [];
    context.on("weberror", (error) => complaints.push(String(error.error())));
    context.on("console", (message) => {
      if (/panicked at|unreachable/.test(message.text())) complaints.push(message.text());
    });
    await withoutViolations(context, () => use(context));
    expect(complaints, "no panic, no unhandled rejection").toEqual([]);
  },

  /** Opens a page in a new tab, and waits until the app has taken the shell's place. */
  openPage: async ({ context }, use) => {
    await use(async (path) => {
      const page = await context.newPage();
      await page.goto(path);
      await settled(page);
      return page;
    });
  },
});

/** The app is there and knows who is signed in. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("banner").getByRole("status")).toHaveText(/\S/);
}

/**
 * Goes to another page of the app by its link: loading it anew would take most of the suite's time.
 */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((path) => {
    history.pushState({}, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await expect(page.getByRole("main")).toBeFocused();
}

/** Signs in as Ada without the pages, so that all tabs that are opened afterwards are hers. */
export async function signIn(context: BrowserContext): Promise<void> {
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const form = { username: "ada", password: "lovelace", csrfToken };
  await context.request.post("/api/auth/callback/credentials", { form, maxRedirects: 0 });
  expect((await (await context.request.get("/api/auth/session")).json()).user.name).toBe("Ada Lovelace");
}

export { expect };

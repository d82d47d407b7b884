// A way through the demo that needs no word of it, so that it is the same in every language.
import { type BrowserContext, type Page, expect } from "@playwright/test";
import { MEMBERS_PAGES, OPEN_PAGES, goTo, settled, signIn } from "./demo-site.ts";

/** Called wherever there is something new to read. */
export type Look = (page: Page, where: string) => Promise<void>;

const CODES = [
  "CredentialsSignin",
  "MissingCSRF",
  "OAuthCallbackError",
  "OAuthAccountNotLinked",
  "AccountNotLinked",
  "AccessDenied",
  "Verification",
  "WebAuthnVerificationError",
  "SessionRequired",
  "Configuration",
  "Signin",
  "OAuthSignin",
  "OAuthCallback",
  "OAuthCreateAccount",
  "EmailCreateAccount",
  "Callback",
  "EmailSignin",
  "Default",
  "Unknown",
];

const provider = (id: string, name: string, type: string) => ({
  [id]: { id, name, type, signinUrl: `/api/auth/signin/${id}`, callbackUrl: `/api/auth/callback/${id}` },
});

/** The parts of the way, each for a context without cookies. */
export const PARTS: Record<string, (context: BrowserContext, look: Look) => Promise<void>> = {
  async "signed out"(context, look) {
    const page = await open(context, "/sign-in");
    for (const path of OPEN_PAGES) {
      await goTo(page, path);
      if (path === "/sign-in") await expect(page.locator("[name=username]")).toBeVisible();
      await look(page, path);
    }
    for (const code of CODES) {
      await goTo(page, `/sign-in?error=${code}`);
      await expect(page.getByRole("main").locator(".authjs-error, .notice")).toBeVisible();
      await look(page, code);
    }
  },

  async "failed sign-ins"(context, look) {
    const page = await open(context, "/sign-in");
    await page.locator("[name=username]").fill("ada");
    await submit(page, "wrong");
    await look(page, "a wrong password");
    for (const status of [429, 500, 0]) {
      await page.unrouteAll();
      await page.route("**/api/auth/callback/**", (route) => (status ? route.fulfill({ status }) : route.abort()));
      await submit(page, `wrong, too ${status}`);
      await look(page, `a sign-in that fails with ${status}`);
    }
    await page.unrouteAll();
    await page.route("**/api/auth/providers", (route) => route.abort());
    await page.goto("/sign-in");
    await expect(page.getByRole("alert")).toBeVisible();
    await look(page, "no providers");
    await page.route("**/api/auth/session", (route) => route.abort());
    await page.goto("/members");
    await expect(page.getByRole("alert")).toBeVisible();
    await look(page, "no session");
  },

  async "a sign-in link"(context, look) {
    const page = await context.newPage();
    const json = { ...provider("github", "GitHub", "oauth"), ...provider("resend", "Resend", "email") };
    await page.route("**/api/auth/providers", (route) => route.fulfill({ json }));
    await page.route("**/api/auth/signin/**", (route) => {
      const url = new URL("/api/auth/verify-request", route.request().url()).href;
      return route.fulfill({ json: { url } });
    });
    await page.goto("/sign-in");
    const input = page.locator("[name=email]");
    await expect(input).toBeVisible();
    await look(page, "a form for an address");
    await input.fill("ada@example.com");
    await input.press("Enter");
    await expect(page.locator(".authjs-sent button")).toBeVisible();
    await look(page, "a link on its way");
  },

  async "signed in"(context, look) {
    await signIn(context);
    const page = await open(context, "/nowhere");
    for (const path of [...OPEN_PAGES.filter((path) => !["/nowhere", "/sign-in"].includes(path)), ...MEMBERS_PAGES]) {
      await goTo(page, path);
      await page.getByRole("banner").locator("summary").click();
      await look(page, path);
    }
    await goTo(page, "/profile");
    const name = page.locator("[name=display-name]");
    await name.fill(" ");
    await name.press("Enter");
    await expect(page.getByRole("alert")).toBeVisible();
    await look(page, "no name");
    await page.route("**/api/auth/session", (route) => route.fulfill({ status: 500 }));
    await name.fill("Ada Lovelace");
    await name.press("Enter");
    await expect(page.locator("#display-name-error")).not.toHaveText("");
    await expect(page.locator(".actions [aria-busy=true]")).toHaveCount(0);
    await look(page, "not saved");
    await page.unrouteAll();
    await name.fill("Ada Lovelace");
    await name.press("Enter");
    await expect(page.locator(".actions [role=status]")).not.toHaveText("");
    await look(page, "saved");
  },

  async notices(context, look) {
    await signIn(context);
    const page = await open(context, "/settings");
    await page.locator("[aria-labelledby=expiry] button").click();
    await expect(page.locator(".authjs-expiry button")).toBeVisible();
    await page.getByRole("switch").click();
    await page.getByRole("switch").locator("+ button").click();
    await expect(page.getByRole("alert")).toBeVisible();
    await look(page, "the settings, cut off");
    await goTo(page, "/tabs");
    await expect(page.locator(".tab-card .error")).toBeVisible();
    await look(page, "the tabs, cut off");
  },

  async "several tabs"(context, look) {
    await signIn(context);
    const [acting, other] = [await open(context, "/profile"), await open(context, "/members")];
    const watching = await open(context, "/tabs");
    await expect(watching.locator(".tab-card")).toHaveCount(3);
    await look(watching, "three tabs");
    await acting.locator("hr ~ p button").click();
    await expect(acting.locator(".notice")).toBeVisible();
    await look(acting, "signed out here");
    await expect(other.locator(".notice")).toBeVisible();
    await look(other, "signed out elsewhere");
    await look(watching, "three tabs, signed out");
  },
};

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await settled(page);
  return page;
}

/** Sends the form, and waits for the message that the sign-in has failed. */
async function submit(page: Page, password: string): Promise<void> {
  const input = page.locator("[name=password]");
  await input.fill(password);
  await input.press("Enter");
  await expect(page.locator("form [aria-busy=true]")).toHaveCount(0);
  await expect(page.locator("form [role=alert]")).toBeFocused();
}

/**
 * What is on the page to be read or heard, with `#` for each number. What belongs to no language is
 * left out: code, what is not to be translated, and what is marked with a language of its own.
 */
export async function textsOf(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const foreign = "code, pre, script, style, noscript, [translate=no], body [lang]";
    const found = [document.title];
    for (const element of document.querySelectorAll("body, body *")) {
      if (element.closest(foreign)) continue;
      for (const name of ["aria-label", "aria-description", "title", "alt", "placeholder"]) {
        found.push(element.getAttribute(name) ?? "");
      }
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? "");
      }
    }
    return found;
  });
  const plain = texts.map((text) => text.trim().replace(/\d+/g, "#"));
  return plain.filter((text) => /\p{Letter}/u.test(text));
}

// What scripts of the page make of `fetch` and `Response`: they wrap them, replace them, and break
// them.
import type { BrowserContext } from "@playwright/test";
import { pass, settle, stopClock } from "../support/clock.ts";
import { expect, test } from "../support/fault-fixtures.ts";

/** Runs `patch` in every page before the app, and again by `window.__mend` what undoes it. */
async function withFetch(context: BrowserContext, patch: string): Promise<void> {
  // A frame of the page keeps its own.
  await context.addInitScript(`if (window === top) {
    const real = window.fetch;
    const isAuth = (url) => String(url.url ?? url).includes("/api/auth/");
    const make = ${patch};
    window.fetch = (url, init) => (isAuth(url) ? make(real, url, init) : real(url, init));
    window.__mend = () => { window.fetch = real; };
  }`);
}

const READABLE: [string, string][] = [
  ["a proxy", `async (real, url, init) => {
    const response = await real(url, init);
    return new Proxy(response, { get: (target, key) => {
      const value = target[key];
      return typeof value === "function" ? value.bind(target) : value;
    } });
  }`],
  ["an object of a script's own", `async (real, url, init) => {
    const response = await real(url, init);
    const { status, type } = response;
    return { status, type, url: response.url, headers: new Map([...response.headers]), text: () => response.text() };
  }`],
  ["a response of another window", `(real, url, init) => {
    const frame = document.body?.appendChild(document.createElement("iframe"));
    return frame ? frame.contentWindow.fetch(new URL(url, location.href).href, { ...init, signal: undefined }) : real(url, init);
  }`],
  ["no promise", `(real, url, init) => ({ then: (done, failed) => real(url, init).then(done, failed) })`],
];

for (const [title, patch] of READABLE) {
  test(`fetch that answers with ${title} is read`, async ({ context, signIn, openTab }) => {
    await withFetch(context, patch);
    await signIn("ada");
    const tab = await openTab();
    await tab.shows("name", "Ada Lovelace");
    expect((await tab.call("update")).ok.user.name).toBe("Ada L.");
    expect((await tab.call("sign-out")).ok).toBeTruthy();
    expect((await tab.call("sign-in-bad")).ok.error).toBe("CredentialsSignin");
    expect((await tab.call("sign-in-grace")).ok.ok).toBe(true);
    await tab.shows("name", "Grace Hopper");
  });
}

test("a page whose Response was replaced is signed in and out as ever", async ({ context, signIn, openTab }) => {
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
  // Not before: what loads the wasm needs the real one.
  await tab.page.evaluate(() => {
    (window as any).Response = class {};
  });
  expect((await tab.call("update")).ok.user.name).toBe("Ada L.");
  await tab.call("sign-out");
  await tab.shows("status", "unauthenticated");
});

const BROKEN: [string, string, string][] = [
  ["throws at once", `() => { throw new Error("no fetch today"); }`, "Network"],
  ["throws a text", `() => { throw "no fetch today"; }`, "Network"],
  ["rejects with nothing", `() => Promise.reject()`, "Network"],
  ["rejects with an object", `() => Promise.reject({ why: "because" })`, "Network"],
  ["rejects with an error of another window", `() => Promise.reject(new (document.body.appendChild(document.createElement("iframe")).contentWindow.Error)("gone"))`, "Network"],
  ["answers with nothing", `() => undefined`, "Browser"],
  ["answers with a number", `async () => 7`, "Browser"],
  ["answers with an empty object", `async () => ({})`, "Browser"],
  ["has a body that throws", `async (real, url, init) => Object.assign(await real(url, init), { text() { throw 1; } })`, "Network"],
  ["has a body that is no text", `async (real, url, init) => Object.assign(await real(url, init), { text: () => 7 })`, "Browser"],
];

for (const [title, patch, kind] of BROKEN) {
  test(`fetch that ${title} is an error, and works again when it is mended`, async ({ context, signIn, openTab }) => {
    await withFetch(context, patch);
    await signIn("ada");
    const tab = await openTab();
    await tab.shows("error", kind);
    await tab.shows("status", "loading");
    for (const button of ["refresh", "csrf", "providers", "update", "sign-out", "sign-in"]) {
      expect((await tab.call(button)).err.kind, button).toBe(kind);
    }
    await tab.page.evaluate(() => (window as any).__mend());
    expect((await tab.call("refresh")).ok.user.name).toBe("Ada Lovelace");
    await tab.shows("status", "authenticated");
  });
}

test("a deadline ends the wait, whatever fetch does about its signal, and later calls work", async ({ context, signIn, openTab }) => {
  await stopClock(context);
  await withFetch(context, `() => new Promise(() => undefined)`);
  await signIn("ada");
  const tab = await openTab();
  // It must have asked before time passes.
  await tab.shows("refreshing", "true");
  await pass(context, 15_001);
  await tab.shows("error", "Timeout");
  await tab.click("sign-out");
  await settle(tab.page);
  await pass(context, 15_001);
  expect((await tab.result()).err.kind).toBe("Timeout");
  await tab.page.evaluate(() => (window as any).__mend());
  expect((await tab.call("sign-out")).ok).toBeTruthy();
  await tab.shows("status", "unauthenticated");
});

test("a page that gives up its own early request does not give up the app's", async ({ context, signIn, openTab }) => {
  await context.addInitScript(() => {
    // Not in the page that a new tab begins with.
    if (!location.protocol.startsWith("http")) return;
    const [url, at, controller] = ["/api/auth/session", Date.now(), new AbortController()];
    const answer = fetch(url, { signal: controller.signal });
    answer.catch(() => undefined);
    (window as any).__authjsSession = { url, at, controller, answer };
    controller.abort("too slow");
  });
  await signIn("ada");
  const tab = await openTab();
  await tab.shows("name", "Ada Lovelace");
});

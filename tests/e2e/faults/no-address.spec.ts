// A page to whose address no server can lead back: an <iframe srcdoc>, as are the pages of app
// shells (`tauri:`, `capacitor:`).
import type { BrowserContext, Frame } from "@playwright/test";
import type { FakeServer } from "../support/fake-server/server.ts";
import { expect, test } from "../support/fault-fixtures.ts";

/**
 * The probe in a page of `server` that has no address of its own; `query` is what it would have
 * there.
 */
async function embed(context: BrowserContext, server: FakeServer, query = ""): Promise<Frame> {
  const page = await context.newPage();
  await page.goto(`${server.origin}/raw`);
  await page.evaluate(async (query) => {
    const html = await (await fetch("/")).text();
    const frame = document.createElement("iframe");
    frame.srcdoc = html.replace("<html", `<html data-query="${query}"`);
    document.body.append(frame);
  }, query);
  await expect.poll(() => page.frames().map((frame) => frame.url())).toContain("about:srcdoc");
  return page.frames().find((frame) => frame.url() === "about:srcdoc")!;
}

async function call(frame: Frame, button: string): Promise<any> {
  await frame.getByTestId(button).dispatchEvent("click");
  return (await frame.waitForFunction(() => (window as any).__result)).jsonValue();
}

test("it signs in and out without redirect", async ({ context, server }) => {
  const frame = await embed(context, server);
  await expect(frame.getByTestId("status")).toHaveText("unauthenticated");
  const signedIn = await call(frame, "sign-in");
  expect(signedIn).toEqual({ ok: { error: null, code: null, status: 200, ok: true, url: `${server.origin}/` } });
  await expect(frame.getByTestId("name")).toHaveText("Ada Lovelace");
  expect(await call(frame, "sign-out")).toEqual({ ok: { url: `${server.origin}/` } });
  await expect(frame.getByTestId("status")).toHaveText("unauthenticated");
  expect(frame.url()).toBe("about:srcdoc");
});

test("it does so also if the server names no address, or the one that it was given", async ({ context, server }) => {
  const frame = await embed(context, server);
  await expect(frame.getByTestId("status")).toHaveText("unauthenticated");
  for (const url of [undefined, "/"]) {
    server.next("POST callback/credentials", (truth) => ({ ...truth, body: JSON.stringify({ url }) }));
    expect((await call(frame, "sign-in")).ok.ok).toBe(true);
    server.next("POST signout", (truth) => ({ ...truth, body: JSON.stringify({ url }) }));
    expect((await call(frame, "sign-out")).err).toBeUndefined();
  }
});

test("a redirect back to it is refused before anything is sent", async ({ context, server }) => {
  const frame = await embed(context, server);
  await expect(frame.getByTestId("status")).toHaveText("unauthenticated");
  const start = server.log.length;
  for (const button of ["sign-in-redirect", "sign-in-github", "sign-out-redirect"]) {
    expect((await call(frame, button)).err.kind, button).toBe("UnsafeRedirect");
  }
  expect(server.log.slice(start)).toEqual([]);
});

test("a guard says that it cannot lead to the sign-in page, and is passed by a sign-in", async ({ context, server }) => {
  const frame = await embed(context, server, "guard=1");
  const failure = frame.locator(".authjs-error");
  await expect(failure).toBeVisible();
  expect((await call(frame, "sign-in")).ok.ok).toBe(true);
  await expect(frame.getByTestId("name")).toHaveText("Ada Lovelace");
  await expect(failure).toBeHidden();
  await call(frame, "sign-out");
  await expect(failure).toBeVisible();
  expect(frame.url()).toBe("about:srcdoc");
});

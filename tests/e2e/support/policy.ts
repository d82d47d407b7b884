// What the browser says when a page does what its Content-Security-Policy forbids.
import { type BrowserContext, expect } from "@playwright/test";

/** The directives that pages violate from now on, in their order. */
export async function watchPolicy(context: BrowserContext): Promise<string[]> {
  const violations: string[] = [];
  // By the console, for an exposed function would keep pages out of the back/forward cache.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      console.info("violation:", effectiveDirective, blockedURI, sample);
    });
  });
  context.on("console", (message) => {
    const [, told] = /^violation: (.*)/.exec(message.text()) ?? [];
    if (told !== undefined) violations.push(told);
  });
  return violations;
}

/** Fails if a page of the context violates its policy while `use` lasts. */
export async function withoutViolations(context: BrowserContext, use: () => Promise<void>): Promise<void> {
  const violations = await watchPolicy(context);
  const reports: string[] = [];
  // What is blocked before a script of the page can listen is in the console only.
  context.on("console", (message) => {
    if (/Content Security Policy|requires 'Trusted/.test(message.text())) reports.push(message.text());
  });
  await use();
  expect([...violations, ...reports], "no violation of the Content-Security-Policy").toEqual([]);
}

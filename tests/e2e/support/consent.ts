import { type Page, expect } from "@playwright/test";

/** Answers the provider's page. */
export async function consent(page: Page, answer: "Allow" | "Deny", name?: string): Promise<void> {
  await expect(page.getByRole("heading", { name: "Local OpenID" })).toBeVisible();
  if (name !== undefined) await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: answer }).click();
}

// Takes the README's picture: two tabs of the demo in step. `node screenshot.mjs URL`, with the demo running at URL.
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const PICTURE = fileURLToPath(new URL("../../docs/two-tabs.png", import.meta.url));
const MOST_BYTES = 300_000;
// Narrow enough for the demo's one-column layout, so that the text stays readable at the README's width.
const TAB = { width: 470, height: 782 };
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

const url = process.argv[2];
if (!url) {
  console.error("Say where the demo runs: node screenshot.mjs http://127.0.0.1:8080");
  process.exit(2);
}

/** Signs in in the first tab; the second is not touched, and shows it all the same. */
async function twoTabs(context) {
  const [first, second] = [await context.newPage(), await context.newPage()];
  for (const tab of [first, second]) {
    await tab.goto(url);
    await tab.getByRole("heading", { name: "Sign in" }).waitFor();
  }
  await first.getByLabel("User name").fill("ada");
  await first.getByLabel("Password").fill("lovelace");
  await first.getByLabel("Password").press("Enter");
  for (const tab of [first, second]) {
    await tab.getByRole("heading", { name: "Hello, Ada Lovelace" }).waitFor();
  }
  await second.getByText("other tab", { exact: true }).waitFor();
  return [
    { says: "Signed in here", picture: await pictureOf(first) },
    { says: "Not touched", picture: await pictureOf(second) },
  ];
}

async function pictureOf(tab) {
  return (await tab.screenshot({ animations: "disabled" })).toString("base64");
}

/** Puts the tabs side by side, each with a tab's outline and what was done in it. */
async function compose(page, tabs) {
  const figures = tabs.map(
    ({ says, picture }, index) => `<figure>
      <figcaption><b>Tab ${index + 1}</b>${says}</figcaption>
      <img src="data:image/png;base64,${picture}" width="${TAB.width}" alt="">
    </figure>`,
  );
  await page.setContent(`<style>
    body { margin: 0; }
    main { display: inline-flex; gap: 24px; padding: 24px; background: #dfe3ea; font: 15px system-ui, sans-serif; color: #1c2024; }
    figure { margin: 0; overflow: hidden; background: #fff; border-radius: 10px; box-shadow: 0 2px 10px #0003; }
    figcaption { display: flex; gap: 10px; padding: 9px 16px; background: #c9cfda; }
    img { display: block; }
  </style><main>${figures.join("")}</main>`);
  await page.locator("main").screenshot({ path: PICTURE });
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const context = await browser.newContext({ viewport: TAB, colorScheme: "light" });
  const tabs = await twoTabs(context);
  await mkdir(new URL("../../docs/", import.meta.url), { recursive: true });
  const board = await browser.newPage({ viewport: { width: 3 * TAB.width, height: 2 * TAB.height } });
  await compose(board, tabs);
} finally {
  await browser.close();
}

const { size } = await stat(PICTURE);
console.log(`${PICTURE}: ${Math.ceil(size / 1000)} KB`);
if (size > MOST_BYTES) {
  console.error(`That is more than ${MOST_BYTES / 1000} KB.`);
  process.exit(1);
}

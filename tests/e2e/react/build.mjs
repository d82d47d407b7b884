import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const NOT_SET = ["NEXTAUTH_URL", "NEXTAUTH_URL_INTERNAL", "VERCEL_URL", "__NEXTAUTH_URL"];

// As the probe's page: with an icon, or the browser would ask for one.
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>next-auth/react</title>
    <link rel="icon" href="data:," />
    <script type="module" crossorigin src="/react/app.js"></script>
  </head>
  <body><div id="root"></div></body>
</html>
`;

/**
 * Bundles the page for production, as an app's build would. It is to be served at `/react/`.
 *
 * @param {string} folder where `index.html` and `app.js` go
 */
export async function buildReactPage(folder) {
  await build({
    entryPoints: [path.join(here, "app.jsx")],
    outfile: path.join(folder, "app.js"),
    bundle: true,
    minify: true,
    jsx: "automatic",
    format: "esm",
    logLevel: "warning",
    // next-auth reads its server settings from the build's environment.
    define: {
      "process.env.NODE_ENV": '"production"',
      ...Object.fromEntries(NOT_SET.map((name) => [`process.env.${name}`, "undefined"])),
    },
  });
  await writeFile(path.join(folder, "index.html"), PAGE);
}

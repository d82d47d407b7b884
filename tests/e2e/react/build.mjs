import path from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const NOT_SET = ["NEXTAUTH_URL", "NEXTAUTH_URL_INTERNAL", "VERCEL_URL", "__NEXTAUTH_URL"];

/**
 * Bundles the page for production, as an app's build would.
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
}

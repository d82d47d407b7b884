// Next.js fixes these settings when it builds, so each set-up is built into a folder of its own.
import path from "node:path";

const { TRAILING_SLASH, BASE_PATH } = process.env;

/** @type {import("next").NextConfig} */
export default {
  distDir: [".next", TRAILING_SLASH && "trailing-slash", BASE_PATH && "base-path"].filter(Boolean).join("-"),
  trailingSlash: Boolean(TRAILING_SLASH),
  basePath: BASE_PATH,
  // The accounts lie beside this folder.
  turbopack: { root: path.dirname(import.meta.dirname) },
  // The tests read the answers on their way.
  compress: false,
  poweredByHeader: false,
};

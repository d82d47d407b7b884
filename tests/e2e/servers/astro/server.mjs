import { createServer } from "node:http";

// SITE_ORIGIN is not needed here: the Host header tells the origin (see astro.config.mjs).
const { PORT } = process.env;

// Keep the built site from listening by itself, on a port and with words of its own.
process.env.ASTRO_NODE_AUTOSTART = "disabled";
const { handler } = await import("./dist/server/entry.mjs");

createServer(handler).listen(Number(PORT), "127.0.0.1", () => {
  console.log(`listening on http://127.0.0.1:${PORT}`);
});

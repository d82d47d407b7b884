import { createServer } from "node:http";

const { PORT, SITE_ORIGIN } = process.env;

// Tell the address that browsers see, with the base path, before the built site is loaded, which
// does not start without it. Every address in an answer is built from it, never from Host.
process.env.AUTH_ORIGIN = `${SITE_ORIGIN}/api/auth`;
const { listener } = await import("./.output/server/index.mjs");

createServer(listener).listen(Number(PORT), "127.0.0.1", () => {
  console.log(`listening on http://127.0.0.1:${PORT}`);
});

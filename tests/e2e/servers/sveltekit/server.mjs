import { createServer } from "node:http";

const { PORT, SITE_ORIGIN } = process.env;

// Tell SvelteKit the origin that browsers see, before its code is loaded. Without it the built
// site takes itself for https, answers every posted form with 403 and sets Secure cookies.
process.env.ORIGIN = SITE_ORIGIN;
const { handler } = await import("./build/handler.js");

createServer(handler).listen(Number(PORT), "127.0.0.1", () => {
  console.log(`listening on http://127.0.0.1:${PORT}`);
});

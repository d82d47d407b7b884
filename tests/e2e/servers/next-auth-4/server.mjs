// PORT=N SITE_ORIGIN=URL [SMTP=URL] node server.mjs
import http from "node:http";

const { PORT, SITE_ORIGIN, SMTP } = process.env;
const BASE = "/api/auth";
// next-auth looks at nothing else for its addresses, and reads it when it is loaded.
process.env.NEXTAUTH_URL = SITE_ORIGIN;
const { default: nextAuth } = await import("next-auth");
const { options } = await import("./options.mjs");
const { nextRequest, nextResponse } = await import("./next-api.mjs");

// Made once: the users that the adapter remembers are the server's.
const site = options(SMTP);
const server = http.createServer(async (request, response) => {
  try {
    await nextAuth.default(await nextRequest(request, BASE), nextResponse(response), site);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${server.address().port}`));

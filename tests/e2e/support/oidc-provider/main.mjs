// node main.mjs --redirect-uri URI: an OpenID provider on the loopback interface.
//
// Its own name is `localhost`, so that to a browser it is another site than the application on
// 127.0.0.1. `GET /asked` tells the parameters of every authorisation that was asked for.
import { once } from "node:events";
import http from "node:http";
import { parseArgs } from "node:util";
import { showConsent, takeConsent } from "./consent.mjs";
import { makeProvider } from "./provider.mjs";

const { values } = parseArgs({ options: { "redirect-uri": { type: "string", multiple: true, default: [] } } });

const server = http.createServer();
server.listen(0, "127.0.0.1");
await once(server, "listening");
const issuer = `http://localhost:${server.address().port}`;

const provider = makeProvider({ issuer, redirectUris: values["redirect-uri"] });
const standard = provider.callback();
const asked = [];

async function answer(request, response) {
  const url = new URL(request.url, issuer);
  if (url.pathname === "/asked") {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(asked));
  } else if (url.pathname.startsWith("/interaction/")) {
    await (request.method === "POST" ? takeConsent : showConsent)(provider, request, response);
  } else {
    if (url.pathname === "/auth") asked.push(Object.fromEntries(url.searchParams));
    await standard(request, response);
  }
}

server.on("request", (request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
console.log(`listening on ${issuer}`);

// A request and a reply as Next.js hands them to an API route: what next-auth uses of them.
import { text } from "node:stream/consumers";
import { parse } from "cookie";

/** `base` is the path before the route's parts. */
export async function nextRequest(request, base) {
  const url = new URL(request.url, "http://127.0.0.1");
  const nextauth = url.pathname.slice(base.length).split("/").filter(Boolean);
  return Object.assign(request, {
    query: { ...Object.fromEntries(url.searchParams), nextauth },
    cookies: parse(request.headers.cookie ?? ""),
    body: decode(request.headers["content-type"] ?? "", await text(request)),
  });
}

function decode(type, body) {
  if (type.startsWith("application/x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(body));
  if (type.startsWith("application/json")) return JSON.parse(body || "{}");
  return body;
}

/** Sends as Next.js does: objects as JSON, whose charset it names. */
export function nextResponse(response) {
  return Object.assign(response, {
    status(code) {
      response.statusCode = code;
      return response;
    },
    json(value) {
      response.setHeader("Content-Type", "application/json; charset=utf-8");
      response.end(JSON.stringify(value));
    },
    send(value) {
      if (value !== null && typeof value === "object") return response.json(value);
      response.end(value ?? "");
    },
    redirect(status, url) {
      response.writeHead(status, { Location: url });
      response.end();
    },
  });
}

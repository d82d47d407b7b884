// The built page.
import { readFile } from "node:fs/promises";
import type http from "node:http";
import path from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

export const contentType = (extension: string): string => TYPES[extension] ?? "application/octet-stream";

export async function sendFile(
  response: http.ServerResponse,
  dist: string,
  pathname: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const file = path.join(dist, path.normalize(pathname));
  const extension = path.extname(file);
  // A path without an extension is a place in the app.
  const wanted = extension ? file : path.join(dist, "index.html");
  try {
    const body = await readFile(wanted);
    const type = contentType(extension || ".html");
    // So that requests to another origin tell of their tab, too.
    response.writeHead(200, { "content-type": type, "referrer-policy": "unsafe-url", ...headers });
    response.end(body);
  } catch {
    response.writeHead(404);
    response.end();
  }
}

// Answers as plain data, and the ones that faults are made of.
import type { OutgoingHttpHeaders } from "node:http";

export interface Reply {
  status: number;
  headers: OutgoingHttpHeaders;
  body: string;
}

/** The connection ends without an answer. */
export const CUT = "cut" as const;

/**
 * What replaces the server's own answer, or changes it: its cookies are kept if only the body is at
 * fault.
 */
export type Scripted = Reply | typeof CUT | ((truth: Reply) => Reply);

const UNCACHED = { "cache-control": "private, no-cache, no-store", expires: "0", pragma: "no-cache" };

export function json(value: unknown, status = 200, headers: OutgoingHttpHeaders = {}): Reply {
  return text(JSON.stringify(value), status, { "content-type": "application/json", ...UNCACHED, ...headers });
}

export function text(body: string, status = 200, headers: OutgoingHttpHeaders = {}): Reply {
  return { status, headers, body };
}

export function html(body = "<!doctype html><title>a page</title>", status = 200): Reply {
  return text(body, status, { "content-type": "text/html" });
}

export function redirect(to: string): Reply {
  return text("", 302, { location: to });
}

/** The server's own answer with another body. */
export function instead(value: unknown): Scripted {
  return (truth) => ({ ...truth, body: JSON.stringify(value) });
}

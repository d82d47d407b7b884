// What a request says, read once.
import type { Exchange } from "../exchange.ts";
import { type Cookies, readCookies } from "./cookies.ts";

export interface Visit {
  /** As `POST callback/credentials`. */
  what: string;
  origin: string;
  cookies: Cookies;
  fields: Record<string, unknown>;
  /** Whether a redirect shall be an answer in JSON. */
  returnsRedirect: boolean;
}

export function readVisit({ entry, request }: Exchange, origin: string): Visit {
  const { headers } = request;
  return {
    what: entry.what,
    origin,
    cookies: readCookies(headers.cookie),
    fields: readFields(headers["content-type"], entry.sent ?? ""),
    returnsRedirect: Boolean(headers["x-auth-return-redirect"]),
  };
}

function readFields(type = "", body: string): Record<string, unknown> {
  if (type.includes("application/json") && body) return JSON.parse(body);
  if (type.includes("application/x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(body));
  // Of any other type, a body counts for nothing.
  return {};
}

// Where a visitor is sent, and the reply that does it.
import type { Reply } from "./reply.ts";
import { json, text } from "./reply.ts";
import type { Visit } from "./visit.ts";

/** The visitor's callback URL, or this origin for another one; undefined if it is no URL. */
export function callbackUrl({ fields, origin }: Visit, remembered: string | undefined): string | undefined {
  const requested = String(fields.callbackUrl ?? "") || remembered || origin;
  if (requested.startsWith("/")) return origin + requested;
  if (!URL.canParse(requested)) return undefined;
  return new URL(requested).origin === origin ? requested : origin;
}

/** Success: the cookies go along. */
export function goTo(visit: Visit, url: string, cookies: string[]): Reply {
  const headers = { location: url, "set-cookie": cookies };
  return visit.returnsRedirect ? json({ url }, 200, headers) : text("", 302, headers);
}

/**
 * A refusal: a 200 like success, distinct by the query of its address only, and without cookies.
 */
export function refuse(visit: Visit, url: string): Reply {
  return visit.returnsRedirect ? json({ url }) : text("", 302, { location: url });
}

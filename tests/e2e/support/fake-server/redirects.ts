// Where a visitor is sent, and how that is said.
import type { Reply } from "./reply.ts";
import { json, text } from "./reply.ts";
import type { Visit } from "./visit.ts";

/** The wish of the visitor as far as it is allowed: this origin. None if it cannot be read. */
export function callbackUrl({ fields, origin }: Visit, remembered: string | undefined): string | undefined {
  const wish = String(fields.callbackUrl ?? "") || remembered || origin;
  if (wish.startsWith("/")) return origin + wish;
  if (!URL.canParse(wish)) return undefined;
  return new URL(wish).origin === origin ? wish : origin;
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

// The answer matrix: what a server may answer to `GET session`, and what a client must make of it.
import { ADA, GRACE, type User } from "./fake-server/accounts.ts";
import { CUT, type Scripted, html, json, redirect, text } from "./fake-server/reply.ts";

/** Keeps the client waiting for longer than it is willing to. */
export const TOO_LATE = "too late";

export type Outcome =
  /** Who is signed in, and nothing is asked by itself. */
  | { name: string }
  /**
   * Nobody is. Nothing is asked by itself, except after an answer that a server whose database is
   * away gives too, about a session that has time left.
   */
  | { out: "definitive" | "doubtful" }
  /** What was known stays, and the client sends the next request between these two waits. */
  | { error: string; notBefore: number; by: number };

export interface Row {
  title: string;
  /** `now` is the time in the page. */
  reply: (now: number, origin: string) => Scripted | typeof TOO_LATE;
  /** How many requests are answered so: a redirect is seen first, then followed. Default: 1. */
  times?: number;
  outcome: Outcome;
}

export function session(user: User): object {
  return { user, expires: new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString() };
}

const out: Outcome = { out: "doubtful" };
const unauthorized: Outcome = { out: "definitive" };
/** The first back-off is half a second to a second. */
const failed = (error: string): Outcome => ({ error, notBefore: 500, by: 1_000 });
const atTwoMinutes = (error: string): Outcome => ({ error, notBefore: 119_000, by: 120_000 });
const row = (title: string, reply: Scripted, outcome: Outcome): Row => ({ title, reply: () => reply, outcome });

const WAITS: Row[] = [429, 503].flatMap((status) => [
  row(`${status} with Retry-After in seconds`, text("", status, { "retry-after": "120" }), {
    error: "Status",
    notBefore: 120_000,
    by: 120_000,
  }),
  {
    title: `${status} with Retry-After as a date`,
    // An HTTP date has no fractions of a second.
    reply: (now) => text("", status, { "retry-after": new Date(now + 120_000).toUTCString() }),
    outcome: atTwoMinutes("Status"),
  },
]);

export const ROWS: Row[] = [
  { title: "200 with Ada", reply: () => json(session(ADA.user)), outcome: { name: ADA.user.name } },
  { title: "200 with Grace", reply: () => json(session(GRACE.user)), outcome: { name: GRACE.user.name } },
  row("200 with null", json(null), out),
  row("200 with {}", json({}), out),
  row("200 with a null user and nothing else", json({ user: null }), out),
  row("401", json({ message: "Unauthorized" }, 401), unauthorized),
  row("401 with HTML", html("<h1>Sign in</h1>", 401), unauthorized),
  row("200 with HTML", html(), failed("BadResponse")),
  row("200 with an empty body", text(""), failed("BadResponse")),
  row("200 with an empty body that is said to be JSON", text("", 200, { "content-type": "application/json" }), out),
  row("200 with JSON cut short", text('{"user":{"name":"Ada'), failed("BadResponse")),
  row("200 with a number", json(7), failed("BadResponse")),
  row("200 with a string", json("null"), failed("BadResponse")),
  row("200 with false", json(false), failed("BadResponse")),
  row("200 with an array", json([]), failed("BadResponse")),
  row("200 with an error object", json({ message: "There was a problem" }), failed("BadResponse")),
  row("200 with a user but no expiry", json({ user: ADA.user }), { name: ADA.user.name }),
  { title: "302 to HTML", reply: () => redirect("/welcome"), times: 2, outcome: failed("BadResponse") },
  {
    title: "302 to another origin that does not allow it (CORS)",
    reply: (_, origin) => redirect(`${origin.replace("127.0.0.1", "localhost")}/welcome`),
    times: 2,
    outcome: failed("Redirected"),
  },
  ...[403, 404, 500, 502].map((status) => row(`${status} with null`, json(null, status), failed("Status"))),
  row("429 without Retry-After", text("", 429), failed("Status")),
  row("503 with a Retry-After that nobody can read", text("", 503, { "retry-after": "soon" }), failed("Status")),
  ...WAITS,
  row("no connection", CUT, failed("Network")),
  { title: "no answer in time", reply: () => TOO_LATE, outcome: failed("Timeout") },
];

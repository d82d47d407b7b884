// What an origin notes of each request to its auth server.

/** Times are milliseconds since 1970. */
export interface AuthRequest {
  /** As `GET session`. */
  what: string;
  /** The path before the action, as `/api/auth`. */
  base: string;
  /** The tab that asked, from `?tab=` of its page. */
  tab: string;
  arrivedAt: number;
  /** When it was over: answered, cut off, or given up. None while the tab waits. */
  endedAt?: number;
  /** Whether the tab closed the connection before it had an answer. */
  gaveUp: boolean;
  /** The request's body, where the server is the one that reads it. */
  sent?: string;
  /** None while the answer is awaited, and for requests that had none. */
  status?: number;
  /** The answer's content type. */
  type?: string;
  body?: string;
  retryAfter?: string;
  answeredAt?: number;
}

/** How often each tab asked, as `{ "2": ["GET session"] }`. */
export function byTab(requests: AuthRequest[]): Record<string, string[]> {
  const asked: Record<string, string[]> = {};
  for (const { tab, what } of requests) (asked[tab] ??= []).push(what);
  return asked;
}

/** What was asked for, at servers too whose paths end in a slash. */
export const action = ({ what }: AuthRequest): string => what.replace(/\/$/, "");

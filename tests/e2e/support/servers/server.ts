// What the tests have to know about a server, since real ones differ.
import type { Call } from "./calls.ts";

export type Host = "localhost" | "127.0.0.1";

type Limits = Partial<Record<Call, string>>;

export interface Server {
  title: string;
  /** The path before the actions. */
  base: string;
  /** Where its pages can be opened; the server is told of the first. */
  hosts: readonly Host[];
  /** Whether it gives out CSRF tokens and looks at them. */
  hasCsrf: boolean;
  /** The ids of its providers. */
  providers: readonly string[];
  /** The id of its e-mail provider, if it has one. */
  mail?: string;
  /** How it refuses a wrong password. */
  refusal: { status: number; code: string | null };
  /** What it calls an exception in `authorize`. */
  exception: string;
  /** Calls that it does not know, and why. */
  limits?: Limits;
  /** The same for pages at another name than its own. */
  limitsElsewhere?: Limits;
}

/** A server of a site, which is told its origin, and whose version matters. */
export interface SiteServer extends Server {
  /** The folder with its lock file, from tests/e2e, and the packages whose versions count. */
  folder: string;
  packages: readonly string[];
  /** Its script in that folder; `server.mjs` if none is named. */
  script?: string;
  /** What it is told besides. */
  env?: Record<string, string>;
}

/** Why a call is not tried at a server from pages at this host; none if it is. */
export function limit({ hosts, limits, limitsElsewhere }: Server, call: Call, host: Host): string | undefined {
  return limits?.[call] ?? (host === hosts[0] ? undefined : limitsElsewhere?.[call]);
}

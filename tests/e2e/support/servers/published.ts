// The table in docs/servers.md: a row for each server and each name of its host.
import { readFileSync } from "node:fs";
import path from "node:path";
import { CALLS, type Call } from "./calls.ts";
import { type Host, limit } from "./server.ts";
import { SITES, type SiteName } from "./table.ts";

const E2E = path.join(import.meta.dirname, "../..");

export const PAGE = path.join(E2E, "../../docs/servers.md");

const START = "<!-- written by cargo xtask test --only servers -->\n";
const END = "<!-- until here -->\n";

/** What has been seen of a server: a word for each call. */
export interface Row {
  name: SiteName;
  host: Host;
  cells: Partial<Record<Call, string>>;
}

/** As `next-auth 5.0.0-beta.32`, from the lock file of the server. */
export function versions({ folder, packages }: (typeof SITES)[SiteName]): string {
  const lock = JSON.parse(readFileSync(path.join(E2E, folder, "package-lock.json"), "utf8"));
  return packages.map((name) => `${name} ${lock.packages[`node_modules/${name}`].version}`).join(", ");
}

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The page with what has been seen in place of what it says; all else stays as it is. */
export function withRows(page: string, seen: Row[]): string {
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start === -1 || end < start) throw new Error(`${PAGE} has no place for the table: ${START}${END}`);
  const known = page.slice(start + START.length, end).split("\n").map(cellsOf);
  const lines = (Object.keys(SITES) as SiteName[]).flatMap((name) =>
    SITES[name].hosts.flatMap((host) => {
      const row = seen.find((row) => row.name === name && row.host === host);
      const heads = [SITES[name].title, versions(SITES[name]), `\`${host}\``];
      const old = known.find(([title, , place]) => title === heads[0] && place === heads[2]);
      if (!row) return old ? [line(old)] : [];
      // What another version did is nothing that this one does.
      const isSameVersion = old?.[1] === heads[1];
      const cells = CALLS.map((call, i) => row.cells[call] ?? (isSameVersion ? old?.[heads.length + i] : undefined) ?? "?");
      return [line([...heads, ...cells])];
    }),
  );
  const columns = ["server", "tested", "pages at", ...CALLS];
  const table = [line(columns), line(columns.map(() => "---")), ...lines].join("\n");
  return `${page.slice(0, start + START.length)}\n${table}\n\n${limits()}${page.slice(end)}`;
}

function cellsOf(row: string): string[] {
  return row.split("|").slice(1, -1).map((cell) => cell.trim());
}

/** Why calls are not tried. */
function limits(): string {
  const lines = Object.values(SITES).flatMap((site) =>
    CALLS.flatMap((call) => {
      const reasons = site.hosts.map((host) => limit(site, call, host));
      const why = reasons.find((reason) => reason !== undefined);
      const where = reasons.includes(undefined) ? ` at \`${site.hosts[reasons.indexOf(why)]}\`` : "";
      return why ? [`- ${site.title}, ${call}${where}: ${why}.\n`] : [];
    }),
  );
  return lines.length > 0 ? `${lines.join("")}\n` : "";
}

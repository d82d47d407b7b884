// The results as Markdown.
import type { Result, Results, Summary } from "./results.ts";
import { HIGHLIGHTS, type Row, SECTIONS } from "./rows.ts";

const ROWS: Record<string, Row> = Object.assign({}, ...Object.values(SECTIONS));
const titleOf = (row: string): string => ROWS[row]!.title;

/** For a row that does not stand below the heading of its section. */
const fullTitleOf = (row: string): string =>
  `${Object.keys(SECTIONS).find((section) => SECTIONS[section]![row])}: ${titleOf(row)}`;

/** The page in docs/benchmarks. */
export function page({ surroundings, results }: Results): string {
  const { date, cpu, cores, memoryGiB, system, chromium, node, nextAuth, react, runs, delayMs, pollS } = surroundings;
  const sections = Object.entries(SECTIONS).map(([title, rows]) => {
    const measured = Object.keys(rows).flatMap((row) => results.filter((result) => result.row === row));
    return measured.length === 0 ? "" : `## ${title}\n\n${table(measured)}`;
  });
  return `# Beside next-auth/react, measured

\`cargo xtask bench\` writes this page, and [results.json](results.json) with every single run; what a run did not get to is not measured. Medians of ${runs} runs or more, with the least and the most of them in brackets.

Measured on ${date}: ${cores} cores (${cpu}), ${memoryGiB} GiB of memory, ${system}, Chromium ${chromium}, Node ${node}; next-auth ${nextAuth} with React ${react}. The Auth.js server is a real one, and its answers are delayed by ${delayMs} ms. Browser, both servers and all tabs share the machine, so times are worth comparing, and no more.

- Our apps are as Trunk builds them for release, theirs is bundled and minified by esbuild; all are served by one process with gzip and the same rules for the cache, without a delay of their own. The first visit and the memory are those of two apps that do the same; everything else is measured with the probe of the end-to-end tests, which has many more buttons than the React app.
- The browser speaks HTTP/1.1 to the server: of the requests of all tabs, six at most are under way at a time.
- Times are those that the page itself noted when its component had rendered, after the click or after its opening; for the first visit, when the text in the document changed.
- Looking at every tab once: a quarter of a second each, at least five seconds after the last request. Polls: every ${pollS} seconds; what the browser does not let through in that time is not in the number.
- A component that needs the user only has \`use_session_selector\` here, and \`useSession\` there.
- The WebAssembly memory is the whole linear memory, used or not. The code that the browser compiles is in neither number.
- CPU time is that of all tabs' processes; of the fifty messages, less what they use when idle.

${sections.filter(Boolean).join("\n")}`;
}

/** The most telling rows, for the project's README. */
export function highlights({ surroundings, results }: Results): string {
  const chosen = HIGHLIGHTS.flatMap(([row, tabs]) => results.filter((result) => result.row === row && result.tabs === tabs));
  const { cores, cpu, chromium, delayMs, runs, date } = surroundings;
  return `${table(chosen, fullTitleOf)}
Medians of ${runs} runs or more, with the least and the most; one real Auth.js server, ${delayMs} ms away; ${cores} cores (${cpu}), Chromium ${chromium}, ${date}.
`;
}

function table(results: Result[], title = titleOf): string {
  const head = [["ours / theirs", "", "tabs", "yew-authjs", "next-auth/react"], ["---:", "---", "---:", "---:", "---:"]];
  const rows = results.map((result) => {
    const { unit } = ROWS[result.row]!;
    const ratio = result.ratio === null ? "" : `**${result.ratio.toFixed(2)}**`;
    return [ratio, title(result.row), String(result.tabs), cell(result["yew-authjs"], unit), cell(result["next-auth/react"], unit)];
  });
  return [...head, ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

function cell(summary: Summary | undefined, unit: Row["unit"]): string {
  if (!summary) return "not measured";
  const { median, min, max } = summary;
  if (median === null) return "never";
  const range = min === max ? "" : ` (${number(min!)}–${max === null ? "never" : number(max)})`;
  return `${number(median)}${unit ? ` ${unit}` : ""}${range}`;
}

/** With as many digits as can be trusted. */
const number = (value: number): string => (value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2))));

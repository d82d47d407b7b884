// The differences between the two libraries, as a table for the documentation.
import { SIGNING_IN } from "./signing-in.ts";
import type { Journey } from "./stage.ts";
import { STAYING } from "./staying.ts";

export const JOURNEYS: Journey[] = [...SIGNING_IN, ...STAYING];

const cell = (text: string): string => text.replaceAll("|", "\\|");

export function differences(): string {
  const rows = JOURNEYS.flatMap(({ title, seen, why }) =>
    typeof seen === "string" ? [] : [[title, seen["next-auth/react"], seen["yew-authjs"], why!]],
  );
  return [["What happens", "next-auth/react", "yew-authjs", "Why"], ["---", "---", "---", "---"], ...rows]
    .map((row) => `| ${row.map(cell).join(" | ")} |\n`)
    .join("");
}

export function agreements(): string {
  return JOURNEYS.flatMap(({ title, seen }) => (typeof seen === "string" ? [`- ${title}: ${seen}\n`] : [])).join("");
}

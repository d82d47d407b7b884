// The built page with next-auth/react.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildReactPage } from "../react/build.mjs";

/** Builds the page, and removes it after `use`. */
export async function withReactPage(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "react-page-"));
  await buildReactPage(folder);
  await use(folder);
  await rm(folder, { recursive: true });
}

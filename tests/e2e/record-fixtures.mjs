// Writes real Auth.js replies into ../fixtures, one file a reply, for the decoder tests. A diff
// after an upgrade is a change of the protocol.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { recordReplies } from "./support/recording.mjs";

const FIXTURES = new URL("../fixtures/", import.meta.url);

const replies = await recordReplies();
await mkdir(FIXTURES, { recursive: true });
for (const name of await readdir(FIXTURES)) {
  if (!replies.has(name.replace(/\.json$/, ""))) await rm(new URL(name, FIXTURES));
}
for (const [name, text] of replies) await writeFile(new URL(`${name}.json`, FIXTURES), text);
console.log(`${replies.size} replies are recorded`);

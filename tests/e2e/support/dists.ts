// Where the built probe app lies.
import path from "node:path";

export const PROBE = process.env.PROBE_DIST ?? path.join(import.meta.dirname, "../probe/dist");

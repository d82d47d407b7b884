// Where the built apps lie.
import path from "node:path";

/** The app of the end-to-end tests. */
export const PROBE = process.env.PROBE_DIST ?? path.join(import.meta.dirname, "../probe/dist");

/** The app that does what the React one does, and no more; only the measurements need it. */
export const SAME_APP = process.env.SAME_APP_DIST ?? path.join(import.meta.dirname, "../../sizes/dist");

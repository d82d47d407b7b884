// What tells a test's place in the table of servers.
import type { Call } from "./calls.ts";
import type { Host } from "./server.ts";

/** Types of annotations. */
export const CALL = "call";
export const HOST = "host";

/** For `test`: the column that the test stands for. */
export const of = (call: Call) => ({ annotation: { type: CALL, description: call } });

/** For `test.describe`: the name at which the pages of its tests are opened. */
export const pagesAt = (host: Host) => ({ annotation: { type: HOST, description: host } });

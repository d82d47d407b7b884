// What is measured, in the order of the tables.

export interface Row {
  title: string;
  unit?: "ms" | "KB" | "MB";
}

/** The rows of each table by the name under which they are measured. */
export const SECTIONS: Record<string, Record<string, Row>> = {
  "Requests at the server, of all tabs together": {
    "sign-in.requests": { title: "A sign-in without redirect" },
    "refresh.requests": { title: "`getSession` in one tab" },
    "update.requests": { title: "`update` in one tab" },
    "focus.requests": { title: "Every tab looked at once, one after the other" },
    "poll.requests": { title: "One poll interval" },
    "new-tab.requests": { title: "One more tab" },
    "sign-out.requests": { title: "A sign-out without redirect" },
    "storm.requests": { title: "Fifty messages in one tick that a user has signed out, on next-auth's channel" },
  },
  "Until it is shown": {
    "sign-in.here": { title: "A sign-in, in its own tab", unit: "ms" },
    "sign-in.last": { title: "A sign-in, in the last tab", unit: "ms" },
    "sign-in.spread": { title: "A sign-in, from the first tab that shows it to the last", unit: "ms" },
    "update.here": { title: "An `update`, in its own tab", unit: "ms" },
    "update.last": { title: "An `update`, in the last tab", unit: "ms" },
    "update.spread": { title: "An `update`, from the first tab that shows it to the last", unit: "ms" },
    "sign-out.here": { title: "A sign-out, in its own tab", unit: "ms" },
    "sign-out.last": { title: "A sign-out, in the last tab", unit: "ms" },
    "sign-out.spread": { title: "A sign-out, from the first tab that shows it to the last", unit: "ms" },
    "new-tab.shown": { title: "One more tab, from its opening until it shows the user", unit: "ms" },
  },
  "The first visit, with an empty cache": {
    "load.signed-out": { title: "From navigation until the status is known: signed out", unit: "ms" },
    "load.signed-in": { title: "From navigation until the status is known: signed in", unit: "ms" },
    "load.early-out": { title: "The same, with ours asked for by the page's own script: signed out", unit: "ms" },
    "load.early-in": { title: "The same, with ours asked for by the page's own script: signed in", unit: "ms" },
    "load.asked": { title: "From navigation until the session is asked for", unit: "ms" },
    "load.busy": { title: "Time that the page's main thread was busy until a look each 250 ms found the status known", unit: "ms" },
    "load.bytes": { title: "The whole app, gzip", unit: "KB" },
  },
  "The first visit on a slow phone: 1.6 Mbit/s, 150 ms away, a fourth of the CPU's speed": {
    "phone.signed-out": { title: "From navigation until the status is known: signed out", unit: "ms" },
    "phone.signed-in": { title: "From navigation until the status is known: signed in", unit: "ms" },
    "phone.early-out": { title: "The same, with ours asked for by the page's own script: signed out", unit: "ms" },
    "phone.early-in": { title: "The same, with ours asked for by the page's own script: signed in", unit: "ms" },
  },
  "Renders in the tab that acts": {
    "sign-in.renders": { title: "A sign-in: component with `use_session` / `useSession`" },
    "sign-in.user-renders": { title: "A sign-in: component that needs the user only" },
    "refresh.renders": { title: "`getSession` without news: component with `use_session` / `useSession`" },
    "refresh.user-renders": { title: "`getSession` without news: component that needs the user only" },
    "update.renders": { title: "`update`: component with `use_session` / `useSession`" },
    "update.user-renders": { title: "`update`: component that needs the user only" },
  },
  "What a tab costs": {
    "memory.js": { title: "JavaScript heap in use, after garbage collection", unit: "MB" },
    "memory.wasm": { title: "WebAssembly memory", unit: "MB" },
    "memory.sum": { title: "Both", unit: "MB" },
    "idle.cpu": { title: "CPU time of an open tab in a minute without news, while others are open, too", unit: "ms" },
    "storm.cpu": { title: "CPU time per message and tab, of those fifty", unit: "ms" },
  },
};

/** The rows that the project's README shows, each with its number of tabs. */
export const HIGHLIGHTS: [string, number][] = [
  ["sign-out.requests", 20],
  ["refresh.requests", 20],
  ["poll.requests", 20],
  ["sign-in.last", 20],
  ["sign-out.last", 20],
  ["new-tab.shown", 1],
  ["load.signed-in", 1],
  ["load.bytes", 1],
];

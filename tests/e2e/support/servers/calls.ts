/** The calls that are tried on every server, as the columns of the table name them. */
export const CALLS = [
  "load",
  "right password",
  "right password, redirect",
  "wrong password",
  "denied user",
  "exception",
  "update",
  "update, stale token",
  "sign-out",
  "sign-out, redirect",
  "sign-out, stale token",
  "OAuth",
  "e-mail",
  "other tab",
] as const;

export type Call = (typeof CALLS)[number];

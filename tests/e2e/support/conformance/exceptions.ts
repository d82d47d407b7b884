// What the demo server does not do, and why. Tests with these tags run against the real Auth.js server only; all others
// run against both, and where the demo server fails them, it is wrong.
export const EXCEPTIONS = {
  "@oauth": "the demo server has one provider, credentials: it needs no other server beside it",
  "@no-providers": "the demo server always has its one provider",
  "@csrf-off": "a demo that switches its CSRF check off would teach the wrong thing",
  "@no-secret": "the demo server makes a secret if it is given none, so that it cannot lack one",
  "@own-pages": "the demo server shows its own pages, and the demo app needs none beside them",
  "@open-to-one-app": "the demo server serves its own app, on its own origin",
  "@ended-sessions": "the demo server cannot be told to give out sessions that are over; its own tests move the clock instead",
  "@update-ends": "an update at the demo server changes the name and nothing else",
  "@recorded": "the replies are recorded from the real server",
} as const;

export type Exception = keyof typeof EXCEPTIONS;

/** The reason why a test with these tags says nothing about the demo server; none if it does. */
export function exception(tags: string[]): string | undefined {
  const tag = tags.find((tag): tag is Exception => tag in EXCEPTIONS);
  return tag && `${tag}: ${EXCEPTIONS[tag]}`;
}

// What the demo server does not do, and why. Tests with these tags run against the real Auth.js
// server only; all others run against both, and where the demo server fails them, it is wrong.
export const EXCEPTIONS = {
  "@oauth": "the demo server has one provider, credentials: it needs no other server beside it",
  "@no-providers": "the demo server always has its one provider",
  "@csrf-off": "a demo that switches its CSRF check off would teach the wrong thing",
  "@no-secret": "the demo server makes a secret if it is given none, so that it cannot lack one",
  "@own-pages": "the demo server shows its own pages, and the demo app needs none beside them",
  "@open-to-one-app": "the demo server serves its own app, on its own origin",
  "@ended-sessions": "the demo server cannot be told to give out sessions that are over; its own tests move the clock instead",
  "@update-ends": "an update at the demo server changes the name and nothing else",
  "@long-sessions": "the demo server refuses a name of more than 100 characters, so that its sessions fit one cookie",
  "@begins-alike": "the demo server takes numbered cookies only for parts of a session, and deletes no others",
  "@recorded": "the replies are recorded from the real server",
} as const;

export type Exception = keyof typeof EXCEPTIONS;

/** The reason why a test with these tags says nothing about the demo server; none if it does. */
export function exception(tags: string[]): string | undefined {
  const tag = tags.find((tag): tag is Exception => tag in EXCEPTIONS);
  return tag && `${tag}: ${EXCEPTIONS[tag]}`;
}

// What next-auth 5 does in another way, because Next.js stands before it. Tests with these names
// fail there.
const NEXT_EXCEPTIONS: [name: RegExp, reason: string][] = [
  [/^(OPTIONS|PUT|PATCH|DELETE) /, "Next.js itself answers the methods that a route has no function for"],
  [/^(GET|POST) of "" /, "a path without an action is none of the route's"],
  [/^GET (session\/|\/session) /, "Next.js sends a path with a slash too many to the one without"],
  [/"\/é"/, "Next.js writes headers as UTF-8, Express as Latin-1, and both mean the same address"],
  [/ with an empty header is a 302/, "the header counts by its presence; the adapter for Express drops an empty one"],
];

/** The reason why a test of this name fails with next-auth 5; none if it passes. */
export function nextException(name: string): string | undefined {
  return NEXT_EXCEPTIONS.find(([pattern]) => pattern.test(name))?.[1];
}

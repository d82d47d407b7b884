// Values that only the server can have written. The session is in its cookie and nowhere else, as
// with Auth.js: a cookie that comes back after a sign-out is a session again.
import { createHash } from "node:crypto";

const SECRET = "a secret of tests";

export function hash(text: string): string {
  return createHash("sha256").update(`${text}${SECRET}`).digest("hex");
}

export function seal(value: unknown): string {
  const text = Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${text}.${hash(text)}`;
}

/** The sealed value; none if anybody has touched it. */
export function unseal<T>(sealed: string | undefined): T | undefined {
  const [text, mark] = sealed?.split(".") ?? [];
  if (!text || mark !== hash(text)) return undefined;
  return JSON.parse(Buffer.from(text, "base64url").toString()) as T;
}

// The double submit: a token in a cookie that no script can read, and the same token in the body.
import { randomBytes } from "node:crypto";
import { type Cookies, setCookie } from "./cookies.ts";
import { hash } from "./seal.ts";

export class Csrf {
  constructor(private readonly cookieName: string) {}

  /** The visitor's token, and the cookie to set if it is a new one. */
  token(cookies: Cookies): { token: string; set: string[] } {
    const known = this.valid(cookies);
    if (known) return { token: known, set: [] };
    const token = randomBytes(32).toString("hex");
    return { token, set: [setCookie(this.cookieName, `${token}|${hash(token)}`)] };
  }

  accepts(cookies: Cookies, token: unknown): boolean {
    return token !== undefined && this.valid(cookies) === token;
  }

  private valid(cookies: Cookies): string | undefined {
    const [token, mark] = cookies[this.cookieName]?.split("|") ?? [];
    return token && mark === hash(token) ? token : undefined;
  }
}

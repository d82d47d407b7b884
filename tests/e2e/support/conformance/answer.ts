// What a server has answered.
import type { IncomingHttpHeaders } from "node:http";

export interface Cookie {
  name: string;
  value: string;
  isDeletion: boolean;
  /** All that follows the value, as `Path=/; HttpOnly; SameSite=Lax`. */
  attributes: string;
}

export class Answer {
  constructor(
    readonly status: number,
    readonly headers: IncomingHttpHeaders,
    readonly body: string,
  ) {}

  get type(): string | undefined {
    return this.headers["content-type"];
  }

  /** Whether it is HTML. Auth.js leaves the encoding to the page itself. */
  get isPage(): boolean {
    return this.type === "text/html" || this.type === "text/html; charset=utf-8";
  }

  get location(): string | undefined {
    return this.headers.location;
  }

  json(): any {
    return JSON.parse(this.body);
  }

  cookies(): Cookie[] {
    return (this.headers["set-cookie"] ?? []).map((line) => {
      const [, name = "", value = "", attributes = ""] = /^([^=]+)=([^;]*)(?:; (.*))?$/.exec(line) ?? [];
      return { name, value, isDeletion: /^Max-Age=0(;|$)/.test(attributes), attributes };
    });
  }

  cookieNames(): string[] {
    return this.cookies().map(({ name }) => name);
  }

  cookie(name: string): Cookie | undefined {
    return this.cookies().find((cookie) => cookie.name === name);
  }
}

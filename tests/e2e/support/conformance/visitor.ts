// One visitor with a cookie jar, who sees each answer as it is: redirects are not followed, headers
// not hidden.
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { Answer } from "./answer.ts";

/** Most servers build their URLs from the `Host` header, whatever port they listen on. */
export const HOST = "127.0.0.1:4177";

/** Next.js takes itself for `localhost`, and next-auth for the origin that it is told. */
export const NEXT_HOST = "localhost:4177";

export type Fields = Record<string, string | undefined>;
export interface Content {
  type?: string;
  body?: string;
  headers?: Record<string, string>;
}

const FORM = "application/x-www-form-urlencoded";
export const ADA = { username: "ada", password: "lovelace" };

export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly port: number,
    readonly base = "/api/auth",
    private readonly scheme = "http",
    private readonly host = HOST,
  ) {}

  get origin(): string {
    return `${this.scheme}://${this.host}`;
  }

  /** The absolute URL of an action. */
  endpoint(action: string): string {
    return `${this.origin}${this.base}/${action}`;
  }

  get(action: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send("GET", action, { headers });
  }

  /**
   * Posts a form as the client does.
   *
   * The CSRF token is a fresh one unless `fields` names one; an undefined field is left out.
   */
  async post(action: string, fields: Fields = {}, headers?: Record<string, string>): Promise<Answer> {
    return this.form(action, fields, { "x-auth-return-redirect": "1", ...headers });
  }

  /** Posts a form as a browser does that has no script. */
  async form(action: string, fields: Fields = {}, headers?: Record<string, string>): Promise<Answer> {
    const body = encode(await this.withToken(fields));
    return this.send("POST", action, { type: FORM, body, headers });
  }

  /** Posts JSON, with a fresh CSRF token unless `value` names one. */
  async json(action: string, value: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer> {
    const body = JSON.stringify(await this.withToken(value));
    return this.send("POST", action, { type: "application/json", body, headers });
  }

  async csrfToken(): Promise<string> {
    return (await this.get("csrf")).json().csrfToken;
  }

  signIn(fields: Fields = {}): Promise<Answer> {
    return this.post("callback/credentials", { ...ADA, callbackUrl: "/dash", ...fields });
  }

  async session(): Promise<any> {
    return (await this.get("session")).json();
  }

  async send(method: string, action: string, { type, body, headers }: Content = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = request({
      host: "127.0.0.1",
      port: this.port,
      method,
      path: `${this.base}/${action}`,
      headers: {
        host: this.host,
        ...(this.scheme === "https" && { "x-forwarded-proto": "https" }),
        ...(type && { "content-type": type }),
        ...(cookie && { cookie }),
        ...headers,
      },
    });
    const replied = new Promise<Answer>((resolve, reject) => {
      sent.on("error", reject);
      sent.on("response", (reply) => {
        text(reply).then((body) => resolve(new Answer(reply.statusCode ?? 0, reply.headers, body)), reject);
      });
    });
    sent.end(body);
    const answer = await replied;
    for (const { name, value, isDeletion } of answer.cookies()) {
      if (isDeletion) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  private async withToken<T extends object>(fields: T): Promise<T> {
    return "csrfToken" in fields ? fields : { csrfToken: await this.csrfToken(), ...fields };
  }
}

function encode(fields: Fields): string {
  const named = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  return new URLSearchParams(named).toString();
}

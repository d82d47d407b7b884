import { once } from "node:events";
import { request } from "node:http";
import { text } from "node:stream/consumers";

// The server builds its absolute URLs from the Host header, so replies name this origin whatever
// port it listens on.
const HOST = "127.0.0.1:4177";
const KEPT_HEADERS = ["content-type", "retry-after", "location"];

/** One visitor with a cookie jar, speaking to an Auth.js server the way the browser client does. */
export class AuthConversation {
  #port;
  #cookies = new Map();
  #token;

  constructor(port) {
    this.#port = port;
  }

  get(action) {
    return this.#send("GET", action, { "content-type": "application/json" });
  }

  /** A form POST with a fresh csrf token, unless `fields` brings its own. */
  async postForm(action, fields) {
    const headers = { "content-type": "application/x-www-form-urlencoded", "x-auth-return-redirect": "1" };
    const body = new URLSearchParams({ csrfToken: await this.#csrfToken(), ...fields });
    return this.#send("POST", action, headers, body.toString());
  }

  /** A JSON POST with a fresh csrf token, unless `value` brings its own. */
  async postJson(action, value) {
    const body = JSON.stringify({ csrfToken: await this.#csrfToken(), ...value });
    return this.#send("POST", action, { "content-type": "application/json" }, body);
  }

  async #csrfToken() {
    this.#token ??= JSON.parse((await this.get("csrf")).body).csrfToken;
    return this.#token;
  }

  async #send(method, action, headers, body) {
    const path = `/api/auth/${action}`;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const sent = request({
      host: "127.0.0.1",
      port: this.#port,
      method,
      path,
      headers: { ...headers, host: HOST, ...(cookie && { cookie }) },
    });
    sent.end(body);
    const [reply] = await once(sent, "response");
    this.#keepCookies(reply.headers["set-cookie"] ?? []);
    return {
      request: { method, path },
      status: reply.statusCode,
      headers: Object.fromEntries(KEPT_HEADERS.filter((h) => reply.headers[h]).map((h) => [h, reply.headers[h]])),
      body: await text(reply),
    };
  }

  #keepCookies(lines) {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/;\s*max-age=0\b/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

// One Auth.js as its HTTP API is documented, without faults: an answer follows from the request
// alone.
import type { Account, User } from "./accounts.ts";
import { dropCookie, setCookie } from "./cookies.ts";
import { Csrf } from "./csrf.ts";
import { callbackUrl, goTo, refuse } from "./redirects.ts";
import { type Reply, html, json, text } from "./reply.ts";
import { seal, unseal } from "./seal.ts";
import type { Visit } from "./visit.ts";

export class AuthSite {
  /** How long a session lasts after the last request for it. */
  maxAgeMs = 30 * 24 * 60 * 60 * 1000;
  /** A server may have this switched off. */
  isCsrfOn = true;
  readonly csrfCookie: string;
  private readonly sessionName: string;
  private readonly callbackName: string;
  private readonly csrf: Csrf;

  constructor(
    readonly base: string,
    private readonly accounts: Account[],
    private readonly oauth: string[],
    /** What the names of its cookies begin with. */
    prefix: string,
  ) {
    this.csrfCookie = `${prefix}.csrf-token`;
    this.sessionName = `${prefix}.session-token`;
    this.callbackName = `${prefix}.callback-url`;
    this.csrf = new Csrf(this.csrfCookie);
  }

  answer(visit: Visit): Reply {
    const [method, path] = visit.what.split(" ") as [string, string];
    const [action, provider] = path.split("/") as [string, string | undefined];
    switch (`${method} ${action}`) {
      case "GET csrf":
        return this.tellToken(visit);
      case "GET providers":
        return json(this.providers(visit));
      case "GET session":
        return this.tellSession(visit, this.user(visit), this.habitual(visit));
      case "POST session":
        return this.update(visit);
      case "POST callback":
        return this.check(visit, provider);
      case "POST signin":
        return this.start(visit, provider);
      case "POST signout":
        return this.signOut(visit);
      case "GET signin":
      case "GET signout":
      case "GET error":
        return html(`<!doctype html><title>${action}</title>`);
      default:
        return json("Bad request.", 400);
    }
  }

  /** The cookie of a user who has signed in. */
  sessionCookie(user: User): { name: string; value: string } {
    return { name: this.sessionName, value: seal({ user, until: Date.now() + this.maxAgeMs }) };
  }

  private tellToken(visit: Visit): Reply {
    if (!this.isCsrfOn) return text("", 404, { "set-cookie": dropCookie(this.csrfCookie) });
    const { token, set } = this.csrf.token(visit.cookies);
    return json({ csrfToken: token }, 200, { "set-cookie": [...set, ...this.remembered(visit)] });
  }

  /** Every read of a session moves its end. */
  private tellSession(visit: Visit, user: User | undefined, cookies: string[]): Reply {
    if (!user) {
      const broken = visit.cookies[this.sessionName] === undefined ? [] : [dropCookie(this.sessionName)];
      return json(null, 200, { "set-cookie": [...cookies, ...broken] });
    }
    const expires = new Date(Date.now() + this.maxAgeMs);
    const { name, value } = this.sessionCookie(user);
    const set = [...cookies, setCookie(name, value, expires)];
    return json({ user, expires: expires.toISOString() }, 200, { "set-cookie": set });
  }

  private update(visit: Visit): Reply {
    if (!this.hasToken(visit)) return json(null, 400);
    const user = this.user(visit);
    const name = (visit.fields.data as { name?: string } | null | undefined)?.name;
    return this.tellSession(visit, user && { ...user, name: name ?? user.name }, []);
  }

  private check(visit: Visit, provider: string | undefined): Reply {
    if (provider !== "credentials") return refuse(visit, this.page(visit, "error?error=Configuration"));
    if (!this.hasToken(visit)) return refuse(visit, this.page(visit, "signin?error=MissingCSRF"));
    const { username, password } = visit.fields;
    const account = this.accounts.find((account) => account.username === username && account.password === password);
    if (!account) return refuse(visit, this.page(visit, "signin?error=CredentialsSignin&code=credentials"));
    const { name, value } = this.sessionCookie(account.user);
    return this.finish(visit, [setCookie(name, value, new Date(Date.now() + this.maxAgeMs))]);
  }

  private start(visit: Visit, provider: string | undefined): Reply {
    if (!this.hasToken(visit)) return refuse(visit, this.page(visit, "signin?error=MissingCSRF"));
    if (!provider || provider === "credentials") return goTo(visit, this.page(visit, "signin"), []);
    if (!this.oauth.includes(provider)) return refuse(visit, this.page(visit, "error?error=Configuration"));
    const to = new URLSearchParams({ response_type: "code", redirect_uri: this.page(visit, `callback/${provider}`) });
    return goTo(visit, `https://oauth.invalid/authorize?${to}`, this.remembered(visit));
  }

  private signOut(visit: Visit): Reply {
    if (!this.hasToken(visit)) return refuse(visit, this.page(visit, "signin?error=MissingCSRF"));
    return this.finish(visit, this.user(visit) ? [dropCookie(this.sessionName)] : []);
  }

  private finish(visit: Visit, cookies: string[]): Reply {
    const target = callbackUrl(visit, visit.cookies[this.callbackName]);
    if (target === undefined) return refuse(visit, this.page(visit, "error?error=Configuration"));
    return goTo(visit, target, [...this.remembered(visit), ...cookies]);
  }

  private providers(visit: Visit): object {
    const entry = (id: string, type: string) => ({
      id,
      name: id,
      type,
      signinUrl: this.page(visit, `signin/${id}`),
      callbackUrl: this.page(visit, `callback/${id}`),
    });
    const all = [entry("credentials", "credentials"), ...this.oauth.map((id) => entry(id, "oauth"))];
    return Object.fromEntries(all.map((provider) => [provider.id, provider]));
  }

  private page({ origin }: Visit, path: string): string {
    return `${origin}${this.base}/${path}`;
  }

  private hasToken({ cookies, fields }: Visit): boolean {
    return !this.isCsrfOn || this.csrf.accepts(cookies, fields.csrfToken);
  }

  private user({ cookies }: Visit): User | undefined {
    const sealed = unseal<{ user: User; until: number }>(cookies[this.sessionName]);
    return sealed && sealed.until > Date.now() ? sealed.user : undefined;
  }

  /** The cookies that any answer but a refusal brings to whoever lacks them. */
  private habitual(visit: Visit): string[] {
    const token = this.isCsrfOn ? this.csrf.token(visit.cookies).set : [];
    return [...token, ...this.remembered(visit)];
  }

  private remembered(visit: Visit): string[] {
    const known = visit.cookies[this.callbackName];
    const target = callbackUrl(visit, known);
    return target === undefined || target === known ? [] : [setCookie(this.callbackName, target)];
  }
}

// The origin of the fault tests: the built page and two Auth.js sites in this very process, so that
// each answer can be replaced, kept waiting or cut off.
import type http from "node:http";
import { text } from "node:stream/consumers";
import type { Exchange } from "../exchange.ts";
import { Origin } from "../origin.ts";
import type { AuthRequest } from "../request-log.ts";
import { ADA, ALAN, GRACE } from "./accounts.ts";
import { AuthSite } from "./auth-site.ts";
import { Hold, type HoldOptions, type Part } from "./hold.ts";
import { CUT, type Scripted } from "./reply.ts";
import { Script } from "./script.ts";
import { readVisit } from "./visit.ts";

/**
 * Closes each connection: a browser repeats a request if a connection breaks that it has used
 * before.
 */
const USED_ONCE = { connection: "close" };

export class FakeServer extends Origin {
  readonly site = new AuthSite("/api/auth", [ADA, GRACE], ["github"], "authjs");
  /** Another server under the same origin; faults are for the first one. */
  readonly other = new AuthSite("/other/auth", [ALAN], [], "other");
  /** Whether answers have a `Date`, which is the time of the test. */
  tellsTime = false;
  private readonly script = new Script();
  private readonly holds: Hold[] = [];

  static async start(dist: string): Promise<FakeServer> {
    const server = new FakeServer(dist, ["/api/auth", "/other/auth"]);
    await server.listen();
    return server;
  }

  /** Answers the next requests of this kind, as `GET session`, with these replies. */
  next(what: string, ...replies: Scripted[]): void {
    this.script.next(what, ...replies);
  }

  /** Answers every request of this kind with this reply until it is healed. */
  always(what: string, reply: Scripted): void {
    this.script.always(what, reply);
  }

  /** Answers requests of this kind with the truth again. */
  heal(what: string): void {
    this.script.heal(what);
  }

  /** Keeps requests of this kind, or the replies to them, waiting until they are released. */
  hold(what: string, part: Part, options: HoldOptions = {}): Hold {
    const hold = new Hold(what, part, options);
    this.holds.push(hold);
    return hold;
  }

  /** The requests of this kind so far, or since `start`. */
  requests(what: string, start = 0): AuthRequest[] {
    return this.log.slice(start).filter((entry) => entry.what === what);
  }

  protected async answer(exchange: Exchange): Promise<void> {
    const { entry } = exchange;
    entry.sent = await text(exchange.request).catch(() => "");
    await this.pass("request", entry);
    const visit = readVisit(exchange, this.origin);
    const isOther = entry.base === this.other.base;
    const truth = (isOther ? this.other : this.site).answer(visit);
    const reply = isOther ? truth : this.script.answer(entry.what, truth);
    await this.pass("reply", entry);
    if (reply === CUT) exchange.cut();
    else exchange.send(reply.status, { ...this.date(), ...reply.headers, ...USED_ONCE }, reply.body);
  }

  protected override async sendPage(response: http.ServerResponse, pathname: string): Promise<void> {
    response.setHeaders(new Map(Object.entries(USED_ONCE)));
    await super.sendPage(response, pathname);
  }

  private date(): http.OutgoingHttpHeaders {
    return this.tellsTime ? { date: new Date().toUTCString() } : {};
  }

  private async pass(part: Part, entry: AuthRequest): Promise<void> {
    for (const hold of this.holds) await hold.pass(part, entry);
  }
}

// What shall be answered instead of the truth.
import { CUT, type Reply, type Scripted } from "./reply.ts";

export class Script {
  private readonly queues = new Map<string, Scripted[]>();
  private readonly standing = new Map<string, Scripted>();

  /** These answers come next, one for each request; the truth again after them. */
  next(what: string, ...replies: Scripted[]): void {
    this.queues.set(what, [...(this.queues.get(what) ?? []), ...replies]);
  }

  /** This answer comes whenever none is queued, until the endpoint is healed. */
  always(what: string, reply: Scripted): void {
    this.standing.set(what, reply);
  }

  heal(what: string): void {
    this.queues.delete(what);
    this.standing.delete(what);
  }

  /** What to answer where `truth` is what a server without faults would say. */
  answer(what: string, truth: Reply): Reply | typeof CUT {
    const scripted = this.queues.get(what)?.shift() ?? this.standing.get(what) ?? truth;
    return typeof scripted === "function" ? scripted(truth) : scripted;
  }
}

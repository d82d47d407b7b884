// Requests, or the answers to them, that are kept waiting.
import type { AuthRequest } from "../request-log.ts";

/**
 * The request, before the server has read it; or the reply, computed and with its cookies in it.
 */
export type Part = "request" | "reply";

export interface HoldOptions {
  /** Only what this tab asks. */
  tab?: string;
  /** Only so many. */
  times?: number;
}

export class Hold {
  /** What is or was kept waiting. */
  readonly held: AuthRequest[] = [];
  private isOpen = false;
  private open!: () => void;
  private readonly gate = new Promise<void>((open) => (this.open = open));

  constructor(
    private readonly what: string,
    private readonly part: Part,
    private readonly options: HoldOptions,
  ) {}

  release(): void {
    this.isOpen = true;
    this.open();
  }

  /** Waits if this holds `entry`. */
  async pass(part: Part, entry: AuthRequest): Promise<void> {
    const { tab = entry.tab, times = Infinity } = this.options;
    const wanted = part === this.part && entry.what === this.what && entry.tab === tab;
    if (!wanted || this.isOpen || this.held.length >= times) return;
    this.held.push(entry);
    await this.gate;
  }
}

// What one page has told from its loading to its end. A reload begins another life in the same tab.

export interface LogEntry {
  /** The component that shows it, from its first render to its last. */
  view: string;
  /** By the page's clock, which a test may have set. */
  t: number;
  status: string;
  name: string;
}

/** One render of a component that shows the user's data. */
export interface UserRender {
  view: string;
  /** The data as JSON, without the moment of expiry. */
  user: string;
}

/** A request for the session, as it begins. */
export interface SessionRead {
  url: string;
  /** How many of the page's earlier ones to the same url it still waits for. */
  underWay: number;
}

/** By the clock of the test, which is the servers' too. */
export type Heard<T> = T & { heardAt: number };

export interface PageLife {
  log: Heard<LogEntry>[];
  users: UserRender[];
  reads: SessionRead[];
}

/**
 * Runs in the page before the app: sends each note of the page at once, because notes die with it.
 */
export function watchPage(): void {
  const life = String(Math.random());
  const watched = (what: string): unknown[] => {
    const notes: unknown[] = [];
    notes.push = (...entries) => {
      // Pages that no test looks into have no listener.
      for (const entry of entries) (window as any).__told?.(life, what, entry);
      return Array.prototype.push.apply(notes, entries);
    };
    return notes;
  };
  Object.assign(window, { __log: watched("log"), __users: watched("users"), __reads: watched("reads") });
}

/**
 * Runs after `watchPage`. Only the page knows when it aborts a request: the server learns of it
 * later.
 */
export function watchReads(): void {
  const underWay = new Set<{ url: string }>();
  const send = window.fetch;
  window.fetch = (...args) => {
    const [input, init] = args;
    const { method, signal, url } = input instanceof Request ? input : new Request(input, init);
    if (method !== "GET" || !url.endsWith("/session")) return send(...args);
    const read = { url };
    (window as any).__reads.push({ url, underWay: [...underWay].filter((other) => other.url === url).length });
    underWay.add(read);
    const over = () => underWay.delete(read);
    signal.addEventListener("abort", over);
    return send(...args).finally(over);
  };
}

/** Runs in the page before the app: counts open channels. */
export function watchChannels(): void {
  const Channel = window.BroadcastChannel;
  (window as any).__openChannels = 0;
  if (!Channel) return;
  window.BroadcastChannel = class extends Channel {
    private isOpen = true;
    constructor(name: string) {
      super(name);
      (window as any).__openChannels += 1;
    }
    override close(): void {
      if (this.isOpen) (window as any).__openChannels -= 1;
      this.isOpen = false;
      super.close();
    }
  };
}

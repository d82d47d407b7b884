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

/** By the clock of the test, which is the servers' too. */
export type Heard<T> = T & { heardAt: number };

export interface PageLife {
  log: Heard<LogEntry>[];
  users: UserRender[];
}

/** Runs in the page before the app: tells what the page notes at once, for its notes die with it, and counts open channels. */
export function watchPage(): void {
  const life = String(Math.random());
  const watched = (what: string): unknown[] => {
    const notes: unknown[] = [];
    notes.push = (...entries) => {
      for (const entry of entries) (window as any).__told(life, what, entry);
      return Array.prototype.push.apply(notes, entries);
    };
    return notes;
  };
  Object.assign(window, { __log: watched("log"), __users: watched("users"), __openChannels: 0 });

  const Channel = window.BroadcastChannel;
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

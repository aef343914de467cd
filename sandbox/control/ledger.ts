/** What the app has asked somebody, in its own words. */
export interface LedgerEntry {
  key: string;
  /** In Unix milliseconds. */
  at: number;
  outcome: string;
  /** Id of a user or a channel. */
  to: string;
  about: string;
}

/** The app's ledger as it was last read. */
export interface Ledger {
  /** Null if the app keeps none. Reads it again soon. */
  see(): LedgerEntry[] | null;
  /** Forgets what was read. */
  clear(): void;
}

const pauseMs = 1_500;

/** Reads the ledger in the background while somebody looks at it, not more often than every 1.5 seconds. */
export function newLedger(read: (() => Promise<LedgerEntry[]>) | undefined, onNews: () => void): Ledger {
  let entries: LedgerEntry[] = [];
  let isReading = false;
  let isWanted = false;
  const refresh = async (): Promise<void> => {
    isReading = true;
    isWanted = false;
    const found = await read?.().catch(() => entries);
    if (found && JSON.stringify(found) !== JSON.stringify(entries)) {
      entries = found;
      onNews();
    }
    setTimeout(() => {
      isReading = false;
      if (isWanted) void refresh();
    }, pauseMs).unref();
  };
  return {
    see() {
      if (!read) return null;
      isWanted = true;
      if (!isReading) void refresh();
      return entries;
    },
    clear() {
      entries = [];
    },
  };
}

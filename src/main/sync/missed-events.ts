/** Syncs state from Slack when events were lost. */
export interface MissedEvents {
  sync(): void;
  /** Slack is dropping events, which it reports once a minute: syncs now, and once more after that minute. */
  syncWhileDropping(): void;
  stop(): void;
}

const secondSyncMs = 90_000;

export function openMissedEvents(sync: () => void): MissedEvents {
  let timer: NodeJS.Timeout | undefined;
  return {
    sync,
    syncWhileDropping() {
      sync();
      clearTimeout(timer);
      timer = setTimeout(sync, secondSyncMs).unref();
    },
    stop: () => clearTimeout(timer),
  };
}

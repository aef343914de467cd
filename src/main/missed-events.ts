/** Reads from Slack what it did not tell. */
export interface MissedEvents {
  read(): void;
  /** Slack is dropping events, which it says once a minute: reads now, and again when that minute is over. */
  readWhileDropping(): void;
  stop(): void;
}

const afterMinuteMs = 90_000;

export function openMissedEvents(read: () => void): MissedEvents {
  let timer: NodeJS.Timeout | undefined;
  return {
    read,
    readWhileDropping() {
      read();
      clearTimeout(timer);
      timer = setTimeout(read, afterMinuteMs).unref();
    },
    stop: () => clearTimeout(timer),
  };
}

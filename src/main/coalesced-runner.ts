/** Runs often-requested work one run at a time; requests during a run share the next one. */
export interface CoalescedRunner {
  /** Requests a run now. Resolves when no run is requested any longer. */
  wake(): Promise<void>;
  /** Requests a run within `ms` milliseconds, unless an earlier one is already scheduled. */
  wakeIn(ms: number): void;
  /** Starts no further runs; resolves when the current one has ended. */
  stop(): Promise<void>;
}

/**
 * `run` may return early once `isEnding` returns true. A failed run is reported to `onFailure` and not retried by
 * itself.
 */
export function coalescedRunner(
  run: (isEnding: () => boolean) => Promise<void>,
  onFailure: (error: unknown) => void,
): CoalescedRunner {
  let isEnding = false;
  let isRequested = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const runWhileRequested = async (): Promise<void> => {
    while (isRequested && !isEnding) {
      isRequested = false;
      clearTimeout(timer);
      timer = undefined;
      await run(() => isEnding).catch(onFailure);
    }
  };
  const wake = async (): Promise<void> => {
    if (isEnding) return;
    isRequested = true;
    running ??= runWhileRequested().finally(() => {
      running = undefined;
    });
    await running;
  };
  return {
    wake,
    wakeIn(ms) {
      if (isEnding) return;
      timer ??= setTimeout(() => void wake(), ms);
      timer.unref();
    },
    async stop() {
      isEnding = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Work that is asked for often: one round at a time, and one more for all who have asked meanwhile. */
export interface CoalescedRunner {
  /** Asks for a round now. Resolves when no round is wanted any more. */
  wake(): Promise<void>;
  /** Asks for one after so many milliseconds at the latest; whichever begins first is enough. */
  wakeIn(ms: number): void;
  /** Begins none any more; resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/** A round may end early once it is told that `isEnding`. What fails is reported, and tried again when asked again. */
export function coalescedRunner(
  round: (isEnding: () => boolean) => Promise<void>,
  onFailure: (error: unknown) => void,
): CoalescedRunner {
  let isEnding = false;
  let isWanted = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const whileWanted = async (): Promise<void> => {
    while (isWanted && !isEnding) {
      isWanted = false;
      clearTimeout(timer);
      timer = undefined;
      await round(() => isEnding).catch(onFailure);
    }
  };
  const wake = async (): Promise<void> => {
    if (isEnding) return;
    isWanted = true;
    running ??= whileWanted().finally(() => {
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

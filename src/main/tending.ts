import type { Log } from '../log.js';
import { type TendDeps, tendRecords } from '../workflows/record/tend-record.js';

/** Looks after records soon after they have changed. */
export interface Tending {
  /** Says that a record has changed. */
  wake(): void;
  stop(): Promise<void>;
}

/** Long enough for what comes together to be looked after together. */
const settleMs = 500;

export function openTending(deps: TendDeps, log: Log): Tending {
  let isEnding = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    await running;
    running = tendRecords(deps)
      .catch((error: unknown) => log.error('tending_failed', { error }))
      .then(() => {
        running = undefined;
      });
    await running;
  };
  return {
    wake() {
      if (isEnding) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void run();
      }, settleMs);
      timer.unref();
    },
    async stop() {
      isEnding = true;
      clearTimeout(timer);
      await running;
    },
  };
}

import type { Log } from '../log.js';
import { type TendDeps, tendRecords } from '../workflows/record/tend-record.js';
import { openRounds } from './rounds.js';

/** Looks after records soon after they have changed. */
export interface Tending {
  /** Says that a record has changed. */
  wake(): void;
  stop(): Promise<void>;
}

/** Long enough for what comes together to be looked after together. */
const settleMs = 500;

export function openTending(deps: TendDeps, log: Log): Tending {
  const rounds = openRounds(
    () => tendRecords(deps),
    (error) => log.error('tending_failed', { error }),
  );
  return { wake: () => rounds.wakeIn(settleMs), stop: () => rounds.stop() };
}

import type { Log } from '../log.js';
import { type ProcessDeps, processRecordChanges } from '../workflows/timeline/process-record-changes.js';
import { coalescedRunner } from './coalesced-runner.js';

/** Looks after records soon after they have changed. */
export interface RecordProcessing {
  /** Says that a record has changed. */
  wake(): void;
  stop(): Promise<void>;
}

/** Long enough for what comes together to be looked after together. */
const settleMs = 500;

export function startRecordProcessing(deps: ProcessDeps, log: Log): RecordProcessing {
  const runner = coalescedRunner(
    () => processRecordChanges(deps),
    (error) => log.error('record_processing_failed', { error }),
  );
  return { wake: () => runner.wakeIn(settleMs), stop: () => runner.stop() };
}

import type { Log } from '../log.js';
import { type ProcessDeps, processRecordChanges } from '../workflows/timeline/process-record-changes.js';
import { coalescedRunner } from './coalesced-runner.js';

/** Processes changed records in the background: rules, hash chain, image copies. */
export interface RecordProcessing {
  /** Schedules processing after a record has changed. */
  wake(): void;
  stop(): Promise<void>;
}

/** Batches changes that arrive together. */
const settleMs = 500;

export function startRecordProcessing(depsNow: () => ProcessDeps, log: Log): RecordProcessing {
  const runner = coalescedRunner(
    () => processRecordChanges(depsNow()),
    (error) => log.error('record_processing_failed', { error }),
  );
  return { wake: () => runner.wakeIn(settleMs), stop: () => runner.stop() };
}

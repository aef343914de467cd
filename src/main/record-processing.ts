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
/** Whoever held up a change may be gone before it could wake this process. */
const againMs = 2_000;

export function startRecordProcessing(depsNow: () => ProcessDeps, log: Log): RecordProcessing {
  const runner = coalescedRunner(
    async () => {
      const { isSomeLeft } = await processRecordChanges(depsNow());
      if (isSomeLeft) runner.wakeIn(againMs);
    },
    (error) => log.error('record_processing_failed', { error }),
  );
  return { wake: () => runner.wakeIn(settleMs), stop: () => runner.stop() };
}

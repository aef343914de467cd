import { setTimeout as pause } from 'node:timers/promises';
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

/** It rests four times as long as a pass took: under a flood of changes, commands get most of the database's time. */
const restShare = 4;
const maxRestMs = 2_000;

export function startRecordProcessing(deps: ProcessDeps, log: Log): RecordProcessing {
  const runner = coalescedRunner(
    (isEnding) => processRecordChanges(deps, restingBetween(isEnding)),
    (error) => log.error('record_processing_failed', { error }),
  );
  return { wake: () => runner.wakeIn(settleMs), stop: () => runner.stop() };
}

function restingBetween(isEnding: () => boolean): () => Promise<void> {
  let startedAt = performance.now();
  return async () => {
    const restMs = Math.min(restShare * (performance.now() - startedAt), maxRestMs);
    if (!isEnding()) await pause(restMs);
    startedAt = performance.now();
  };
}

import { linkSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedUnavailable } from './embedded-unavailable.js';
import { isRunning, processRef, readProcessRef } from './owner-record.js';
import { until } from './until.js';

/**
 * Runs `work` with an exclusive lock on the data directory, across processes and within this one. Breaks the lock of a
 * dead process. Throws EmbeddedUnavailable (`locked`) after `deadlineMs`.
 */
export async function withStartLock<T>(
  dataDir: string,
  deadlineMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const lock = join(dataDir, 'start.lock');
  const taken = await until(() => take(lock) || breakIfStale(lock), { everyMs: 25, deadlineMs });
  if (!taken) throw stillLocked(lock);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** A hard link appears complete or not at all, and never replaces another. */
function take(lock: string): boolean {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(processRef()), { mode: 0o600 });
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(mine);
  }
}

/**
 * Breaking takes a lock of its own; otherwise, a process that saw the stale lock could remove the new one that replaced
 * it. The section is synchronous; if its process is killed inside, its mark is ignored after a while. Always returns
 * false: the lock is not taken yet.
 */
function breakIfStale(lock: string): false {
  const holder = readProcessRef(lock);
  if (holder && isRunning(holder)) return false;
  const breaking = `${lock}.breaking`;
  if (!take(breaking)) {
    if (ageMs(breaking) > 10_000) rmSync(breaking, { force: true });
    return false;
  }
  const again = readProcessRef(lock);
  if (!again || !isRunning(again)) rmSync(lock, { force: true });
  rmSync(breaking, { force: true });
  return false;
}

function ageMs(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

function stillLocked(lock: string): EmbeddedUnavailable {
  const holder = readProcessRef(lock);
  const what = `Process ${holder?.pid ?? 'unknown'} has been starting the built-in Postgres for a long time (${lock}).`;
  return new EmbeddedUnavailable('locked', `${what} Check its log, or stop it and start again.`);
}

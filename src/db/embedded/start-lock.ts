import { linkSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedUnavailable } from './embedded-unavailable.js';
import { holderOf, isHolding, readHolder } from './owner-record.js';
import { until } from './until.js';

/**
 * Runs `work` while no other process (nor another call in this one) does so on the same data directory. A lock whose
 * process died is broken. Throws EmbeddedUnavailable (`locked`) after `deadlineMs`.
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

/** A link appears with its content or not at all, and never over another. */
function take(lock: string): boolean {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(holderOf()), { mode: 0o600 });
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
 * Breaking is itself locked, lest one that saw the stale lock remove the fresh one that followed it. The section has
 * no pause in it; a breaker killed inside leaves its mark, which is ignored after a while. Always false: not taken yet.
 */
function breakIfStale(lock: string): false {
  const holder = readHolder(lock);
  if (holder && isHolding(holder)) return false;
  const breaking = `${lock}.breaking`;
  if (!take(breaking)) {
    if (ageMs(breaking) > 10_000) rmSync(breaking, { force: true });
    return false;
  }
  const again = readHolder(lock);
  if (!again || !isHolding(again)) rmSync(lock, { force: true });
  rmSync(breaking, { force: true });
  return false;
}

function ageMs(path: string): number {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

function stillLocked(lock: string): EmbeddedUnavailable {
  const holder = readHolder(lock);
  const what = `Process ${holder?.pid ?? 'unknown'} has been starting the built-in Postgres for long (${lock}).`;
  return new EmbeddedUnavailable('locked', `${what} Look at its log, or end it and start again.`);
}

import { existsSync, openSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** Postgres's log file: one per start; the previous one ends in `.1`. */
const serverLogPath = (place: string): string => join(place, 'postgres.log');

/** Opens a new log for appending. The caller closes it. */
export function openServerLog(place: string): number {
  const path = serverLogPath(place);
  if (existsSync(path)) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

/** The server's output since its start, or since the log was last truncated. */
export function readServerLog(place: string): string {
  return readFileSync(serverLogPath(place), 'utf8').trim();
}

const MOST_BYTES = 10 * 1024 ** 2;

/** Truncates a log larger than 10 MB, so that it can't fill the disk. Never throws. */
export function trimServerLog(place: string, mostBytes = MOST_BYTES): void {
  const path = serverLogPath(place);
  try {
    if (statSync(path).size > mostBytes) truncateSync(path);
  } catch {
    // somebody moved or removed it, which is fine
  }
}

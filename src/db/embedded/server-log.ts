import { existsSync, openSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** Where Postgres writes what it has to say: one file per start, and the one before it under `.1`. */
const serverLogPath = (place: string): string => join(place, 'postgres.log');

/** Opens a new log to append to. The caller closes it. */
export function openServerLog(place: string): number {
  const path = serverLogPath(place);
  if (existsSync(path)) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

/** All that the server has said since its start, or since the log was last emptied. */
export function readServerLog(place: string): string {
  return readFileSync(serverLogPath(place), 'utf8').trim();
}

const MOST_BYTES = 10 * 1024 ** 2;

/** Empties a log that has grown past 10 MB: it must never fill the disk that the data are on. Never throws. */
export function trimServerLog(place: string, mostBytes = MOST_BYTES): void {
  const path = serverLogPath(place);
  try {
    if (statSync(path).size > mostBytes) truncateSync(path);
  } catch {
    // moved or taken away by someone, whose business it then is
  }
}

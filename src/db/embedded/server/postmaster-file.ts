import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive } from '../process-identity.js';

/** Lines 1 and 4 of Postgres's `postmaster.pid` (src/include/utils/pidfile.h). */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that last claimed to run this cluster; it may be long dead. Null if the file is missing or incomplete. */
export function readPostmaster(cluster: string): Postmaster | null {
  const path = pidFile(cluster);
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 && port > 0 ? { pid, port } : null;
}

/** Whether this process is a running Postgres of this cluster: the process number may have been reused. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  return isAlive(pid) && (commandLine(pid)?.includes(cluster) ?? true);
}

/**
 * Frees a cluster from a dead server's process number that now belongs to another program. Writes our own number into
 * the file: Postgres treats its parent's number as stale, and still checks the dead server's shared memory, which the
 * file names.
 */
export function disownPostmasterFile(cluster: string): void {
  const path = pidFile(cluster);
  if (!existsSync(path)) return;
  const [, ...rest] = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, [String(process.pid), ...rest].join('\n'));
}

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid');

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive } from './process-identity.js';

/** What a Postgres wrote into its `postmaster.pid` (src/include/utils/pidfile.h): lines 1 and 4. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that last said it runs this cluster; it may be long dead. Null when none said so, or not all yet. */
export function readPostmaster(cluster: string): Postmaster | null {
  const path = pidFile(cluster);
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 && port > 0 ? { pid, port } : null;
}

/** Whether a living Postgres runs this cluster: the number may by now belong to something else entirely. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  return isAlive(pid) && (commandLine(pid)?.includes(cluster) ?? true);
}

/**
 * Frees a cluster from a dead server's number that now belongs to another program. The file stays, naming us: Postgres
 * takes its own parent's number for stale, and still checks the dead server's shared memory, which the file names.
 */
export function disownPostmasterFile(cluster: string): void {
  const path = pidFile(cluster);
  if (!existsSync(path)) return;
  const [, ...rest] = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, [String(process.pid), ...rest].join('\n'));
}

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid');

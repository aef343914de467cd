import { type SpawnOptions, spawn } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';

/** Who Postgres runs as, when it must be someone other than ourselves. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** `nobody`: a user that needs no entry in /etc/passwd. */
const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

/**
 * Postgres refuses to run as root, so root hands it to the cluster's owner, or to `nobody` where there is no cluster
 * yet; anyone else runs it as themselves (null).
 */
export function serverUser(cluster?: string): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const found = cluster ? statSync(cluster, { throwIfNoEntry: false }) : undefined;
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : NOBODY;
}

/** Gives the file or folder to the server's user; nothing to do when that is ourselves. */
export function giveTo(user: ServerUser | null, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

const KEPT = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

/** Spawn options of Postgres's programs: their user, and an environment without our secrets or any PG* variable. */
export function asServerUser(user: ServerUser | null): SpawnOptions {
  const kept = KEPT.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...user, env: { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }, windowsHide: true };
}

/** Runs a program to its end. Resolves to its exit code (null when it was killed) and all that it printed. */
export function runToEnd(
  program: string,
  args: string[],
  options: SpawnOptions,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: chunks.join('').trim() }));
  });
}

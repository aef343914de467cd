import { type SpawnOptions, spawn } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';

/** The user that Postgres runs as, if it isn't ours. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** `nobody`: a user that needs no entry in /etc/passwd. */
const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

/**
 * Postgres refuses to run as root. As root, returns the cluster's owner, or `nobody` if there is no cluster yet; for
 * other users null (Postgres runs as the same user).
 */
export function serverUser(cluster?: string): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const found = cluster ? statSync(cluster, { throwIfNoEntry: false }) : undefined;
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : NOBODY;
}

/** Changes the owner of the file or folder to the server's user; does nothing for null. */
export function changeOwner(user: ServerUser | null, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

const KEPT_VARIABLES = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];

/** Spawn options for Postgres's programs: their user, and an environment without our secrets or any PG* variable. */
export function asServerUser(user: ServerUser | null): SpawnOptions {
  const variables = KEPT_VARIABLES.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  );
  return { ...user, env: { ...Object.fromEntries(variables), LC_ALL: 'C', TZ: 'UTC' }, windowsHide: true };
}

/** Runs a program until it exits. Resolves to its exit code (null if it was killed) and its output. */
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

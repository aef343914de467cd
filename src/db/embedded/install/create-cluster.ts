import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EmbeddedUnavailable } from '../embedded-unavailable.js';
import { asServerUser, changeOwner, runToEnd, type ServerUser } from '../server/server-user.js';

/**
 * Where to create the cluster and for which user. `sync: false` skips the flush to disk, for clusters that needn't
 * survive a power failure.
 */
export interface ClusterOptions {
  place: string;
  cluster: string;
  native: string;
  password: string;
  user: ServerUser | null;
  sync: boolean;
}

const TEMPORARY_PREFIX = 'making-';

/**
 * Creates the cluster: UTF-8 with code-point collation, passwords required, superuser `firebreak`. Created under a
 * temporary name and renamed when complete, so an interrupted attempt starts over. Throws EmbeddedUnavailable.
 */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const temporary = mkdtempSync(join(options.place, TEMPORARY_PREFIX));
  changeOwner(options.user, temporary);
  await initdb(temporary, options);
  renameSync(join(temporary, 'data'), options.cluster);
  if (options.sync) flushFolder(options.place);
  sweepTemporaryFolders(options.place);
}

/** Removes the remains of killed starts. If their initdb is still running, the next sweep removes them. */
export function sweepTemporaryFolders(place: string): void {
  for (const name of readdirSync(place).filter((entry) => entry.startsWith(TEMPORARY_PREFIX))) {
    try {
      rmSync(join(place, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // still being written
    }
  }
}

/** A rename survives a power failure only after its folder is flushed. Windows has no such call and doesn't need it. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

async function initdb(temporary: string, options: ClusterOptions): Promise<void> {
  const passwordFile = join(temporary, 'password');
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  changeOwner(options.user, passwordFile);
  const args = ['-D', join(temporary, 'data'), '-U', 'firebreak', `--pwfile=${passwordFile}`, ...SHAPE];
  const program = join(options.native, 'bin', 'initdb');
  const run = { ...asServerUser(options.user), cwd: temporary };
  const { code, output } = await runToEnd(program, options.sync ? args : [...args, '--no-sync'], run).catch(
    cannotRun,
  );
  if (code === 0) return;
  throw new EmbeddedUnavailable('create_failed', `The built-in Postgres couldn't create its data: ${output}`);
}

const SHAPE = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

function cannotRun(cause: unknown): never {
  const what = `The built-in Postgres couldn't be run: ${cause instanceof Error ? cause.message : cause}.`;
  throw new EmbeddedUnavailable('cannot_switch_user', what, { cause });
}

/** Throws EmbeddedUnavailable (`other_major`) if the cluster was created by another major version of Postgres. */
export function requireMajor(cluster: string, major: number): void {
  const path = join(cluster, 'PG_VERSION');
  const found = existsSync(path) ? readFileSync(path, 'utf8').trim() : 'unknown';
  if (found === String(major)) return;
  const what = `The data in ${cluster} was created by Postgres ${found}, but the built-in version is ${major}.`;
  throw new EmbeddedUnavailable('other_major', `${what} Export it with the release that created it.`);
}

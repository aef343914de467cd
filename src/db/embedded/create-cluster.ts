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
import { EmbeddedUnavailable } from './embedded-unavailable.js';
import { asServerUser, giveTo, runToEnd, type ServerUser } from './server-user.js';

/** Where and as whom; `sync: false` spares the flush to disk, for clusters that need not outlive a power cut. */
export interface ClusterOptions {
  place: string;
  cluster: string;
  native: string;
  password: string;
  user: ServerUser | null;
  sync: boolean;
}

const WORKSHOP = 'making-';

/**
 * Creates the cluster: UTF-8 in code-point order, passwords required, superuser `firebreak`. It is made beside its
 * final name and renamed when whole, so one cut off halfway is begun again. Throws EmbeddedUnavailable.
 */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const workshop = mkdtempSync(join(options.place, WORKSHOP));
  giveTo(options.user, workshop);
  await initdb(workshop, options);
  renameSync(join(workshop, 'data'), options.cluster);
  if (options.sync) flushFolder(options.place);
  sweepWorkshops(options.place);
}

/** Removes what killed starts left. Their initdb may be at work for a moment yet; then the next sweep gets it. */
export function sweepWorkshops(place: string): void {
  for (const name of readdirSync(place).filter((entry) => entry.startsWith(WORKSHOP))) {
    try {
      rmSync(join(place, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // still being written
    }
  }
}

/** A rename outlives a power cut once its folder is on disk. Windows has no such call, and needs none. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

async function initdb(workshop: string, options: ClusterOptions): Promise<void> {
  const passwordFile = join(workshop, 'password');
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  giveTo(options.user, passwordFile);
  const args = ['-D', join(workshop, 'data'), '-U', 'firebreak', `--pwfile=${passwordFile}`, ...SHAPE];
  const program = join(options.native, 'bin', 'initdb');
  const run = { ...asServerUser(options.user), cwd: workshop };
  const { code, output } = await runToEnd(program, options.sync ? args : [...args, '--no-sync'], run).catch(
    cannotRun,
  );
  if (code === 0) return;
  throw new EmbeddedUnavailable(
    'create_failed',
    `The built-in Postgres could not lay out its data: ${output}`,
  );
}

const SHAPE = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

function cannotRun(cause: unknown): never {
  const what = `The built-in Postgres could not be run: ${cause instanceof Error ? cause.message : cause}.`;
  throw new EmbeddedUnavailable('cannot_switch_user', what, { cause });
}

/** Throws EmbeddedUnavailable (`other_major`) unless the cluster was made by this major version of Postgres. */
export function requireMajor(cluster: string, major: number): void {
  const path = join(cluster, 'PG_VERSION');
  const found = existsSync(path) ? readFileSync(path, 'utf8').trim() : 'unknown';
  if (found === String(major)) return;
  const what = `The data in ${cluster} are of Postgres ${found}, and the built-in one is now ${major}.`;
  throw new EmbeddedUnavailable('other_major', `${what} Carry them over with the release that made them.`);
}

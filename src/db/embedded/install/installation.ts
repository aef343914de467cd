import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { EmbeddedUnavailable } from '../embedded-unavailable.js';
import { choosePlace, type PlaceOptions } from './choose-place.js';

/** `place` is `.` if it is the data directory itself, so that the directory can be moved. */
const Record = z.object({
  place: z.string().min(1),
  password: z.string().min(1),
  created: z.boolean(),
  port: z.number().nullable(),
});

/**
 * The built-in Postgres of one data directory, as stored in its `embedded.json` (mode 0600). `place`: the folder of the
 * cluster, in the data directory or elsewhere. `created`: the cluster is complete. `port`: the last port, reused while
 * it is free, so that a restarted server keeps its address.
 */
export interface Installation extends z.infer<typeof Record> {
  dataDir: string;
}

/** The folder of the Postgres cluster itself. */
export const clusterOf = (installation: Pick<Installation, 'place'>): string =>
  join(installation.place, 'data');

/**
 * Creates the data directory if needed and returns its real, absolute path. As root, makes it accessible to Postgres's
 * user. Throws EmbeddedUnavailable (`data_dir_refused`).
 */
export function openDataDir(dataDir: string, forOtherUser: boolean): string {
  const path = resolve(dataDir);
  try {
    mkdirSync(path, { recursive: true, mode: forOtherUser ? 0o711 : 0o700 });
    accessSync(path, constants.W_OK | constants.X_OK);
    return realpathSync(path);
  } catch (cause) {
    const what = `The data directory ${path} can't be created or written to: ${reason(cause)}.`;
    throw new EmbeddedUnavailable(
      'data_dir_refused',
      `${what} Set FIREBREAK_DATA to a folder that this user can write to.`,
      { cause },
    );
  }
}

/**
 * Reads the stored installation, or creates and stores one. Throws EmbeddedUnavailable (`data_missing`,
 * `record_unreadable`).
 */
export function openInstallation(dataDir: string, options: PlaceOptions): Installation {
  const known = readInstallation(dataDir);
  if (!known) return createInstallation(dataDir, options);
  if (known.created && !existsSync(clusterOf(known))) throw dataMissing(known);
  if (!existsSync(known.place)) return createInstallation(dataDir, options);
  return known;
}

/** Stores the installation; written under another name, then renamed, so that a killed process can't corrupt it. */
export function storeInstallation(installation: Installation): Installation {
  const { dataDir, place, password, created, port } = installation;
  const record = { place: place === dataDir ? '.' : place, password, created, port };
  const path = recordPath(dataDir);
  writeFileSync(`${path}.part`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.part`, path);
  return installation;
}

function createInstallation(dataDir: string, options: PlaceOptions): Installation {
  const place = choosePlace(dataDir, options);
  if (existsSync(clusterOf({ place }))) throw recordGone(dataDir, clusterOf({ place }));
  const password = randomBytes(24).toString('base64url');
  return storeInstallation({ dataDir, place, password, created: false, port: null });
}

/** The stored installation, or null. Throws EmbeddedUnavailable (`record_unreadable`). */
export function readInstallation(dataDir: string): Installation | null {
  const path = recordPath(dataDir);
  if (!existsSync(path)) return null;
  try {
    const record = Record.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { ...record, dataDir, place: resolve(dataDir, record.place) };
  } catch (cause) {
    const what = `The password of the built-in Postgres can't be read from ${path}: ${reason(cause)}.`;
    throw new EmbeddedUnavailable('record_unreadable', `${what} Repair the file, or run as its owner.`, {
      cause,
    });
  }
}

function dataMissing(known: Installation): EmbeddedUnavailable {
  const path = recordPath(known.dataDir);
  const what = `The data of the built-in Postgres is missing: ${clusterOf(known)}.`;
  return new EmbeddedUnavailable(
    'data_missing',
    `${what} Restore it, or delete ${path} to start with an empty database.`,
  );
}

function recordGone(dataDir: string, cluster: string): EmbeddedUnavailable {
  const what = `${cluster} contains data, but ${recordPath(dataDir)} with its password is missing.`;
  return new EmbeddedUnavailable('record_unreadable', `${what} Restore that file, or move the data away.`);
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const recordPath = (dataDir: string): string => join(dataDir, 'embedded.json');

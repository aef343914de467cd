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
import { choosePlace, type PlaceOptions } from './choose-place.js';
import { EmbeddedUnavailable } from './embedded-unavailable.js';

/** `place` is `.` when it is the data directory itself, so that this may be moved. */
const Record = z.object({
  place: z.string().min(1),
  password: z.string().min(1),
  created: z.boolean(),
  port: z.number().nullable(),
});

/**
 * One data directory's built-in Postgres, as remembered in its `embedded.json` (mode 0600).
 * `place` holds the cluster, in the data directory itself or elsewhere; `created` once the cluster has been whole;
 * `port` is the last one used, kept as long as it is free, so that a server that comes back is found where it was.
 */
export interface Installation extends z.infer<typeof Record> {
  dataDir: string;
}

/** The folder of the Postgres cluster itself. */
export const clusterOf = (installation: Pick<Installation, 'place'>): string =>
  join(installation.place, 'data');

/**
 * Makes the data directory if need be and gives its real, absolute path. Root leaves it passable for Postgres's user.
 * Throws EmbeddedUnavailable (`data_dir_refused`).
 */
export function openDataDir(dataDir: string, forStranger: boolean): string {
  const path = resolve(dataDir);
  try {
    mkdirSync(path, { recursive: true, mode: forStranger ? 0o711 : 0o700 });
    accessSync(path, constants.W_OK | constants.X_OK);
    return realpathSync(path);
  } catch (cause) {
    const what = `The data directory ${path} cannot be made or written: ${reason(cause)}.`;
    throw new EmbeddedUnavailable(
      'data_dir_refused',
      `${what} Set FIREBREAK_DATA to a folder of this user.`,
      { cause },
    );
  }
}

/** The remembered installation, or a new one, then remembered. Throws EmbeddedUnavailable (`data_missing`, `record_unreadable`). */
export function openInstallation(dataDir: string, options: PlaceOptions): Installation {
  const known = readInstallation(dataDir);
  if (!known) return dirty(dataDir, options);
  if (known.created && !existsSync(clusterOf(known))) throw dataMissing(known);
  if (!existsSync(known.place)) return dirty(dataDir, options);
  return known;
}

/** Remembers it durably enough for a killed process: written under another name, then renamed. */
export function remember(installation: Installation): Installation {
  const { dataDir, place, password, created, port } = installation;
  const record = { place: place === dataDir ? '.' : place, password, created, port };
  const path = recordPath(dataDir);
  writeFileSync(`${path}.part`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.part`, path);
  return installation;
}

function dirty(dataDir: string, options: PlaceOptions): Installation {
  const place = choosePlace(dataDir, options);
  if (existsSync(clusterOf({ place }))) throw recordGone(dataDir, clusterOf({ place }));
  const password = randomBytes(24).toString('base64url');
  return remember({ dataDir, place, password, created: false, port: null });
}

/** The remembered installation; null where there is none. Throws EmbeddedUnavailable (`record_unreadable`). */
export function readInstallation(dataDir: string): Installation | null {
  const path = recordPath(dataDir);
  if (!existsSync(path)) return null;
  try {
    const record = Record.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { ...record, dataDir, place: resolve(dataDir, record.place) };
  } catch (cause) {
    const what = `The password of the built-in Postgres cannot be read from ${path}: ${reason(cause)}.`;
    throw new EmbeddedUnavailable('record_unreadable', `${what} Put the file right, or run as its owner.`, {
      cause,
    });
  }
}

function dataMissing(known: Installation): EmbeddedUnavailable {
  const path = recordPath(known.dataDir);
  const what = `The built-in Postgres kept its data in ${clusterOf(known)}, which is gone.`;
  return new EmbeddedUnavailable(
    'data_missing',
    `${what} Put it back, or delete ${path} to begin with nothing.`,
  );
}

function recordGone(dataDir: string, cluster: string): EmbeddedUnavailable {
  const what = `There are data in ${cluster}, but their password is not in ${recordPath(dataDir)}, which is gone.`;
  return new EmbeddedUnavailable('record_unreadable', `${what} Put that file back, or move the data away.`);
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const recordPath = (dataDir: string): string => join(dataDir, 'embedded.json');

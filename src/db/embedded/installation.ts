import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { choosePlace, type PlaceOptions } from './choose-place.js';
import { EmbeddedUnavailable } from './embedded-unavailable.js';

/** `place` is `.` when it is the data directory itself, so that this may be moved. */
const Record = z.object({ place: z.string().min(1), password: z.string().min(1), created: z.boolean() });

/**
 * One data directory's built-in Postgres, as remembered in its `embedded.json` (mode 0600).
 * `place` holds the cluster, in the data directory itself or elsewhere; `created` once the cluster has been whole.
 */
export interface Installation extends z.infer<typeof Record> {
  dataDir: string;
}

/** The folder of the Postgres cluster itself. */
export const clusterOf = (installation: Pick<Installation, 'place'>): string =>
  join(installation.place, 'data');

/** Makes the data directory if need be and gives its real, absolute path. Root leaves it passable for Postgres's user. */
export function openDataDir(dataDir: string, forStranger: boolean): string {
  const path = resolve(dataDir);
  mkdirSync(path, { recursive: true, mode: forStranger ? 0o711 : 0o700 });
  return realpathSync(path);
}

/** The remembered installation, or a new one, then remembered. Throws EmbeddedUnavailable (`data_missing`). */
export function openInstallation(dataDir: string, options: PlaceOptions): Installation {
  const known = readInstallation(dataDir);
  if (!known) return fresh(dataDir, options);
  if (known.created && !existsSync(clusterOf(known))) throw dataMissing(known);
  if (!existsSync(known.place)) return fresh(dataDir, options);
  return known;
}

/** Remembers it durably enough for a killed process: written under another name, then renamed. */
export function remember(installation: Installation): Installation {
  const { dataDir, place, password, created } = installation;
  const record = { place: place === dataDir ? '.' : place, password, created };
  const path = recordPath(dataDir);
  writeFileSync(`${path}.part`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.part`, path);
  return installation;
}

function fresh(dataDir: string, options: PlaceOptions): Installation {
  const password = randomBytes(24).toString('base64url');
  return remember({ dataDir, place: choosePlace(dataDir, options), password, created: false });
}

function readInstallation(dataDir: string): Installation | null {
  const path = recordPath(dataDir);
  if (!existsSync(path)) return null;
  const record = Record.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { ...record, dataDir, place: resolve(dataDir, record.place) };
}

function dataMissing(known: Installation): EmbeddedUnavailable {
  const path = recordPath(known.dataDir);
  const what = `The built-in Postgres kept its data in ${clusterOf(known)}, which is gone.`;
  return new EmbeddedUnavailable(
    'data_missing',
    `${what} Put it back, or delete ${path} to begin with nothing.`,
  );
}

const recordPath = (dataDir: string): string => join(dataDir, 'embedded.json');

import {
  type Filling,
  fillDatabase,
  type PendingDeliveries,
  type RowSink,
} from '../../db/backup/fill-database.js';
import { migrationTimes } from '../../db/migrate.js';
import type { Heading, Manifest } from './manifest.js';
import { type BackupPiece, readBackup } from './read-backup.js';
import { cutOff, UnusableBackup } from './unusable-backup.js';

export { NotEmpty } from '../../db/backup/fill-database.js';

export interface Restored {
  manifest: Manifest;
  /** Tables of the backup that aren't Firebreak's, and aren't restored. */
  leftOut: string[];
  /** How many deliveries waited. */
  pending: number;
}

export interface RestoreOptions {
  /** The key of an encrypted backup; null: there is none. */
  key: Buffer | null;
  deliveries: PendingDeliveries;
}

/**
 * Restores a backup into the empty database at `url`, all or nothing. Throws `UnusableBackup` or `NotEmpty`.
 */
export async function restoreBackup(
  content: AsyncIterable<Uint8Array>,
  url: string,
  { key, deliveries }: RestoreOptions,
): Promise<Restored> {
  const pieces = readBackup(content, key);
  const heading = await headingOf(pieces);
  const { latestMigration } = heading;
  const { value, pending } = await fillDatabase(url, { latestMigration, deliveries }, (filling) =>
    fillFrom(pieces, heading, filling),
  );
  return { ...value, pending };
}

async function headingOf(pieces: AsyncGenerator<BackupPiece, void>): Promise<Heading> {
  const { value: piece } = await pieces.next();
  if (piece?.kind !== 'heading') throw cutOff();
  requireKnownVersion(piece.heading);
  return piece.heading;
}

/** Its rows may have columns that this version's tables don't have. */
function requireKnownVersion({ latestMigration, firebreak }: Heading): void {
  if (latestMigration <= Math.max(...migrationTimes())) return;
  const words = `was made by a newer version (${firebreak}): restore it with that version or a later one`;
  throw new UnusableBackup('newer_version', words);
}

async function fillFrom(
  pieces: AsyncGenerator<BackupPiece, void>,
  { tables }: Heading,
  filling: Filling,
): Promise<Omit<Restored, 'pending'>> {
  const rows = rowWriter(tables, filling);
  for await (const piece of pieces) {
    if (piece.kind === 'part') await rows.write(piece.table, piece.lines);
    if (piece.kind !== 'manifest') continue;
    await rows.end();
    await filling.setSequences(piece.manifest.sequences);
    return { manifest: piece.manifest, leftOut: rows.leftOut };
  }
  throw cutOff();
}

/** Writes parts into their tables, one table after the other. */
function rowWriter(tables: Heading['tables'], filling: Filling) {
  const leftOut: string[] = [];
  const current = { table: '', sink: null as RowSink | null };
  const openTable = async (name: string): Promise<RowSink | null> => {
    const table = tables.find((one) => one.name === name);
    if (table && (await filling.has(table))) return filling.open(table);
    leftOut.push(name);
    return null;
  };
  return {
    leftOut,
    write: async (table: string, lines: Buffer) => {
      if (current.table !== table) {
        await current.sink?.end();
        Object.assign(current, { table, sink: await openTable(table) });
      }
      await current.sink?.write(lines);
    },
    end: async () => current.sink?.end(),
  };
}

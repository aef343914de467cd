import { basename } from 'node:path';
import { placeOf, readDatabaseAddress } from '../../db/database-address.js';
import { counted } from '../../domain/text/words.js';
import { NotEmpty, type Restored, restoreBackup } from '../../main/backup/restore-backup.js';
import { withBackupFile } from '../backups/read-file.js';
import { recordBackup } from '../backups/record-backup.js';
import { backupKey } from '../backups/require-key.js';
import { contentText, leftOutText, verifyRestored } from '../backups/restored-text.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { localTime, zoneLine } from '../output/local-time.js';
import { Refused } from '../refused.js';
import type { Terminal } from '../terminal.js';
import { withDatabaseUrl } from '../with-database.js';

export interface RestoreFlags {
  /** The address of the database to restore into; default: the one that the environment names. */
  into?: string;
  withoutDeliveries: boolean;
}

/** Restores a backup into an empty database, all or nothing, and verifies every record in it. */
export function restore(terminal: Terminal, path: string, flags: RestoreFlags): Promise<ExitCode> {
  const key = backupKey(terminal);
  const deliveries = flags.withoutDeliveries ? 'dismissed' : 'searched';
  const { into } = flags;
  const target =
    into === undefined ? terminal : { ...terminal, env: { ...terminal.env, DATABASE_URL: into } };
  const file = { cwd: terminal.cwd, path, unusable: exitCodes.refused };
  return withDatabaseUrl(target, { mayCreate: true }, async (url) => {
    const restored = await withBackupFile(file, (content) =>
      restoreBackup(content, url, { key, deliveries }),
    ).catch((error: unknown) => {
      throw error instanceof NotEmpty ? notEmpty(url) : error;
    });
    const verified = await verifyRestored(url, restored.manifest);
    const takenAt = restored.manifest.takenAt.toISOString();
    await recordBackup(terminal, url, { kind: 'database_restored', file: basename(path), takenAt });
    terminal.out(
      `${restoredText(restored, path, terminal)}${verified.text}${deliveriesText(restored, flags)}`,
    );
    return verified.isIntact ? exitCodes.done : exitCodes.broken;
  });
}

/** What to restore into instead. */
export function notEmpty(url: string): Refused {
  const read = readDatabaseAddress(url);
  const place = read.kind === 'ok' ? ` ${placeOf(read.address)}` : '';
  return new Refused(
    `The database${place} isn't empty, and nothing was changed. Create another one (createdb NAME) and name it in DATABASE_URL or --into; or set FIREBREAK_DATA to a new folder.`,
  );
}

function restoredText(restored: Restored, path: string, { timeZone }: Terminal): string {
  const { takenAt, firebreak } = restored.manifest;
  const made = `made at ${localTime(takenAt, timeZone)} by version ${firebreak}`;
  return `Restored ${contentText(restored.manifest)} from ${path}, ${made}.\n${zoneLine(timeZone)}${leftOutText(restored)}`;
}

function deliveriesText({ pending }: Restored, { withoutDeliveries }: RestoreFlags): string {
  const waiting = `${counted(pending, 'delivery', 'deliveries')} waited for Slack`;
  if (withoutDeliveries) return `${waiting}; none will be sent.\n`;
  const others =
    'Stop every server on the old database before you start one on this one: both would act and post.\n';
  if (pending === 0) return others;
  return `${waiting}. The next server sends what Slack doesn't have yet. To send none of them, restore with --without-deliveries.\n${others}`;
}

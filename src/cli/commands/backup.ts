import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { version } from '../../config/version.js';
import { backupFileName } from '../../domain/operations/backup-file-name.js';
import { writeBackup } from '../../main/backup/write-backup.js';
import { whyNotWritten } from '../../main/exports/why-not-written.js';
import { recordBackup } from '../backups/record-backup.js';
import { requireBackupKey } from '../backups/require-key.js';
import { contentText } from '../backups/restored-text.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { Refused } from '../refused.js';
import { printJson, type Terminal } from '../terminal.js';
import { withDatabaseUrl } from '../with-database.js';

export interface BackupFlags {
  /** A file, or a folder that is there. */
  out: string;
  encrypt: boolean;
  json: boolean;
}

/** Writes a backup of the database as it is now, beside running servers. */
export function backup(terminal: Terminal, { out, encrypt, json }: BackupFlags): Promise<ExitCode> {
  const key = encrypt ? requireBackupKey(terminal) : null;
  const now = terminal.clock();
  const path = pathIn(
    resolve(terminal.cwd, out),
    backupFileName(now, { origin: 'asked', isEncrypted: encrypt }),
  );
  return withDatabaseUrl(terminal, { mayCreate: false }, async (url) => {
    const written = await writeBackup(url, path, { key, now, version: version() }).catch((error: unknown) => {
      const why = whyNotWritten(error, path);
      throw why === null ? error : new Refused(why);
    });
    const { bytes, manifest } = written;
    const access = { kind: 'database_backed_up', file: basename(path), isEncrypted: encrypt } as const;
    await recordBackup(terminal, url, access);
    if (json) printJson(terminal, { file: path, bytes, isEncrypted: encrypt, rows: manifest.rows });
    else
      terminal.out(
        `Backed up ${contentText(manifest)} to ${path} (${sizeText(bytes)}${encrypt ? ', encrypted' : ''}).\n`,
      );
    return exitCodes.done;
  });
}

/** In a folder, a backup has a name of its own. */
function pathIn(out: string, name: string): string {
  return existsSync(out) && statSync(out).isDirectory() ? join(out, name) : out;
}

function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

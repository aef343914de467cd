import { verifyBackup } from '../../main/backup/verify-backup.js';
import { withBackupFile } from '../backups/read-file.js';
import { backupKey } from '../backups/require-key.js';
import { contentText } from '../backups/restored-text.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { localTime, zoneLine } from '../output/local-time.js';
import { printJson, type Terminal } from '../terminal.js';

/** Reads a whole backup and says whether it is as it was written. Needs no database. */
export async function verifyBackupFile(
  terminal: Terminal,
  path: string,
  { json }: { json: boolean },
): Promise<ExitCode> {
  const { cwd, timeZone } = terminal;
  const key = backupKey(terminal);
  const manifest = await withBackupFile({ cwd, path, unusable: exitCodes.broken }, (content) =>
    verifyBackup(content, key),
  );
  const { takenAt, firebreak, rows, heads } = manifest;
  if (json) printJson(terminal, { file: path, isVerified: true, takenAt, firebreak, rows, heads });
  else
    terminal.out(
      `${path} is whole: ${contentText(manifest)}, made at ${localTime(takenAt, timeZone)} by version ${firebreak}.\n${zoneLine(timeZone)}`,
    );
  return exitCodes.done;
}

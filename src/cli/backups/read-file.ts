import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type BackupFault, UnusableBackup } from '../../main/backup/unusable-backup.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { Refused } from '../refused.js';

/**
 * Runs `work` on the content of a backup's file. Refuses in words if it can't be read or used; `unusable` is the exit code
 * of a backup that isn't as it was written.
 */
export async function withBackupFile<T>(
  { cwd, path, unusable }: { cwd: string; path: string; unusable: ExitCode },
  work: (content: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  const file = await open(resolve(cwd, path)).catch((error: unknown) => {
    throw new Refused(`Can't read ${path}: ${error instanceof Error ? error.message : 'unknown error'}.`);
  });
  try {
    return await work(file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 }));
  } catch (error) {
    if (error instanceof UnusableBackup)
      throw new Refused(`${path} ${error.message}.`, isBroken(error.code) ? unusable : exitCodes.refused);
    throw error;
  } finally {
    await file.close();
  }
}

function isBroken(fault: BackupFault): boolean {
  return fault === 'cut_off' || fault === 'damaged' || fault === 'not_a_backup';
}

import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { rowCount } from '../manifest.js';
import { UnusableBackup } from '../unusable-backup.js';
import { verifyBackup } from '../verify-backup.js';
import { writeBackup } from '../write-backup.js';
import type { BackupJob, BackupOutcome } from './backup-job.js';
import { whyNotMade } from './why-not-made.js';

/**
 * Writes a backup and reads all of it again, since older ones are deleted for it. One that doesn't verify is removed. Never
 * rejects.
 */
export async function makeScheduled({ url, path, key, version, now }: BackupJob): Promise<BackupOutcome> {
  const secret = key === null ? null : Buffer.from(key, 'base64');
  try {
    const { bytes, manifest } = await writeBackup(url, path, { key: secret, version, now });
    await verifyBackup(createReadStream(path, { highWaterMark: 1024 * 1024 }), secret);
    return { kind: 'made', bytes, rows: rowCount(manifest) };
  } catch (error) {
    if (error instanceof UnusableBackup) await rm(path, { force: true });
    return { kind: 'failed', ...whyNotMade(error, path) };
  }
}

import { openDatabase } from '../../db/open-database.js';
import { incidentName } from '../../domain/incident/incident.js';
import { counted, listed } from '../../domain/text/words.js';
import { type Manifest, rowCount } from '../../main/backup/manifest.js';
import type { Restored } from '../../main/backup/restore-backup.js';
import { sha256 } from '../../main/sha256.js';
import { type KnownIncident, verifyAll } from '../../workflows/operations/verify-all.js';

/** `1,204 rows of 27 tables`. */
export function contentText(manifest: Manifest): string {
  const tables = Object.keys(manifest.rows).length;
  const rows = rowCount(manifest);
  return `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'} of ${counted(tables, 'table')}`;
}

export interface VerifiedRestore {
  isIntact: boolean;
  text: string;
}

/** Verifies every incident of the restored database at `url` against the heads in its backup. */
export async function verifyRestored(url: string, { heads }: Manifest): Promise<VerifiedRestore> {
  const db = openDatabase({ url, maxConnections: 2 });
  try {
    const broken = await verifyAll(db, heads, sha256);
    if (broken.length > 0)
      return { isIntact: false, text: brokenText(broken.map(({ incident }) => incident)) };
    const records = counted(heads.length, 'record');
    return { isIntact: true, text: `Verified ${records} against the heads in the backup: all are intact.\n` };
  } finally {
    await db.close();
  }
}

function brokenText(broken: readonly KnownIncident[]): string {
  const names = broken.map(({ workspaceId, number }) => `${incidentName(number)} (${workspaceId})`);
  return `Verification FAILED for ${listed(names)}. See where: firebreak verify ${incidentName(broken[0]?.number ?? 0)}\n`;
}

/** What was left out of a restore, if anything. */
export function leftOutText({ leftOut }: Restored): string {
  if (leftOut.length === 0) return '';
  return `Left out, because Firebreak has no such table: ${leftOut.join(', ')}.\n`;
}

import { deleteOldAuditEntries } from '../db/queries/audit/audit-entries.js';
import { deleteFinishedEffects } from '../db/queries/delivery/effect-admin.js';
import { deleteOldNudges } from '../db/queries/nudges/delete-old-nudges.js';
import { deleteOldRequests } from '../db/queries/request-keys.js';
import { workspaceIds } from '../db/queries/workspaces.js';
import type { Deps } from './deps.js';

const hourMs = 3_600_000;

/** Rows of the ledger per statement. */
const nudgesAtOnce = 5_000;

/** How many rows of each kind. */
type Deleted = Record<'requests' | 'effects' | 'nudges' | 'audit', number>;

/**
 * Deletes request keys after two days and finished effects after a week, long after any replay; and nudges after 400
 * days, unless what they ask about is still open; and entries of the audit log when the policy says so.
 */
export async function deleteOldWork({
  db,
  clock,
  policy,
}: Pick<Deps, 'db' | 'clock' | 'policy'>): Promise<Deleted> {
  const now = clock().getTime();
  const requests = await deleteOldRequests(db, new Date(now - 48 * hourMs));
  const effects = await deleteFinishedEffects(db, new Date(now - 7 * 24 * hourMs));
  const nudges = await deleteAllOldNudges(db, new Date(now - 400 * 24 * hourMs));
  const { auditDays } = policy.retention;
  const audit = auditDays === null ? 0 : await deleteAllOldAudit(db, new Date(now - auditDays * 24 * hourMs));
  return { requests, effects, nudges, audit };
}

async function deleteAllOldAudit(db: Deps['db'], before: Date): Promise<number> {
  let count = 0;
  for (const workspaceId of await workspaceIds(db))
    count += await db.transaction((tx) => deleteOldAuditEntries(tx, workspaceId, before));
  return count;
}

async function deleteAllOldNudges(db: Deps['db'], before: Date): Promise<number> {
  let count = 0;
  for (const workspaceId of await workspaceIds(db))
    for (let deleted = nudgesAtOnce; deleted === nudgesAtOnce; count += deleted)
      deleted = await deleteOldNudges(db, workspaceId, { before, limit: nudgesAtOnce });
  return count;
}

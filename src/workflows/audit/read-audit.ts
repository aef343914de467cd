import type { Database } from '../../db/database.js';
import { type AuditFilter, listAuditEntries, wholeAuditLog } from '../../db/queries/audit/audit-entries.js';
import { namesOf } from '../../db/queries/people/names.js';
import { takeSnapshot } from '../../db/queries/snapshot.js';
import type { AuditEntry } from '../../domain/audit/access.js';
import { verifyAudit } from '../../domain/audit/audit-log.js';
import type { Sha256 } from '../../domain/timeline/hash-chain/chain-entry.js';
import type { Verdict } from '../../domain/timeline/hash-chain/verdict.js';

/** Entries of a workspace's audit log, newest first, with the names of the people in them by id. */
export async function readAudit(
  db: Database,
  workspaceId: string,
  filter: AuditFilter,
): Promise<{ entries: AuditEntry[]; names: ReadonlyMap<string, string> }> {
  const entries = await listAuditEntries(db, workspaceId, filter);
  const people = entries.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.id] : []));
  return { entries, names: await namesOf(db, workspaceId, [...new Set(people)]) };
}

/** Checks a workspace's audit log against its hash chain. `knownHead`: a head that was printed earlier; null: none. */
export function verifyAuditLog(
  db: Database,
  workspaceId: string,
  how: { sha256: Sha256; knownHead: string | null },
): Promise<Verdict> {
  return db.transaction(async (tx) => {
    await takeSnapshot(tx);
    return verifyAudit(await wholeAuditLog(tx, workspaceId), how);
  });
}

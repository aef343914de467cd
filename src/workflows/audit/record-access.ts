import type { Database, Transaction } from '../../db/database.js';
import { storedAccess } from '../../db/queries/audit/access-schema.js';
import { appendAuditEntry, hasAuditKey, lockAuditEnd } from '../../db/queries/audit/audit-entries.js';
import { privateAmong } from '../../db/queries/incident/incidents.js';
import { workspaceIds } from '../../db/queries/workspaces.js';
import type { Access, AuditActor, ReadCommand } from '../../domain/audit/access.js';
import { auditContent } from '../../domain/audit/audit-log.js';
import { type Sealing, sealed } from '../../domain/timeline/hash-chain/chain-entry.js';

/** Who does something, when, in which workspace. */
export interface Accessing {
  workspaceId: string;
  actor: AuditActor;
  at: Date;
  /** The request or effect that does it, so that it is recorded once however often it is repeated; null: nothing repeats it. */
  key: string | null;
}

/** Records in the transaction of a change that it was made. */
export type RecordAccess = (tx: Transaction, workspaceId: string, access: Access) => Promise<void>;

/** Adds an entry to the audit log of the workspace, unless one with its key is there. */
export async function recordAccess(
  tx: Transaction,
  { workspaceId, actor, at, key }: Accessing,
  access: Access,
  sealing: Sealing,
): Promise<void> {
  const end = await lockAuditEnd(tx, workspaceId);
  if (key !== null && (await hasAuditKey(tx, workspaceId, key))) return;
  const stored = storedAccess.write(access);
  const entry = { seq: end.seq + 1, actorKind: actor.kind, actorId: actor.id, access: stored };
  for (const { salt, digest, hash } of sealed([auditContent(entry)], { ...sealing, end, at }))
    await appendAuditEntry(tx, { ...entry, workspaceId, key, at, salt, digest, hash });
}

/** Records that somebody reads these incidents with a command, if some of them are private. */
export async function recordPrivateReading(
  db: Database,
  accessing: Accessing,
  { command, numbers }: { command: ReadCommand; numbers: readonly number[] },
  sealing: Sealing,
): Promise<void> {
  await db.transaction(async (tx) => {
    const incidents = await privateAmong(tx, accessing.workspaceId, numbers);
    if (incidents.length === 0) return;
    await recordAccess(tx, accessing, { kind: 'private_incidents_read', command, incidents }, sealing);
  });
}

/** Records in every workspace's log what somebody did with the whole database. */
export async function recordForAll(
  db: Database,
  accessing: Omit<Accessing, 'workspaceId' | 'key'>,
  access: Access,
  sealing: Sealing,
): Promise<void> {
  await db.transaction(async (tx) => {
    for (const workspaceId of await workspaceIds(tx))
      await recordAccess(tx, { ...accessing, workspaceId, key: null }, access, sealing);
  });
}

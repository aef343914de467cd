import { and, asc, desc, eq, gte, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { AuditActor, AuditEntry } from '../../../domain/audit/access.js';
import type { AuditLog, SealedAuditEntry } from '../../../domain/audit/audit-log.js';
import { auditStart } from '../../../domain/audit/audit-log.js';
import type { ChainEnd } from '../../../domain/timeline/hash-chain/chain-entry.js';
import { durably } from '../../connection/durable-commit.js';
import type { Tx } from '../../database.js';
import { readableRows } from '../../readable-rows.js';
import { auditEntries, auditLogs } from '../../schema/audit.js';
import type { ReadBack } from '../../stored-json.js';
import { storedAccess } from './access-schema.js';

/** The end of a workspace's log, locked: entries are added one after another, and flushed to disk. */
export async function lockAuditEnd(tx: Tx, workspaceId: string): Promise<ChainEnd> {
  const { seq, hash } = auditStart(workspaceId);
  const [row] = await tx.run(lockLog, [workspaceId, seq, hash]);
  return end.parse(row);
}

const lockLog = `
  insert into audit_logs (workspace_id, start_seq, start_hash, end_seq, end_hash)
  values ($1, $2::int, $3::text, $2::int, $3::text)
  on conflict (workspace_id) do update set end_seq = audit_logs.end_seq
  returning end_seq as seq, end_hash as hash, ${durably}`;

const end = z.object({ seq: z.number(), hash: z.string() });

/** Whether an entry with this key is there. */
export async function hasAuditKey(tx: Tx, workspaceId: string, key: string): Promise<boolean> {
  const rows = await tx.run('select from audit_entries where workspace_id = $1 and key = $2', [
    workspaceId,
    key,
  ]);
  return rows.length > 0;
}

/** Adds an entry, which becomes the end of the locked log. */
export async function appendAuditEntry(
  tx: Tx,
  entry: Omit<SealedAuditEntry, 'erases'> & { workspaceId: string; key: string | null },
): Promise<void> {
  await tx.orm.insert(auditEntries).values(entry);
  await tx.orm
    .update(auditLogs)
    .set({ endSeq: entry.seq, endHash: entry.hash })
    .where(eq(auditLogs.workspaceId, entry.workspaceId));
}

/** Which entries: at or after `since`, before the one with the number `before`, by one actor. */
export interface AuditFilter {
  since: Date | null;
  before: number | null;
  actorId: string | null;
  limit: number;
}

/** Entries, newest first. */
export async function listAuditEntries(
  tx: Tx,
  workspaceId: string,
  { since, before, actorId, limit }: AuditFilter,
): Promise<AuditEntry[]> {
  const rows = await tx.orm
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.workspaceId, workspaceId),
        since === null ? undefined : gte(auditEntries.at, since),
        before === null ? undefined : lt(auditEntries.seq, before),
        actorId === null ? undefined : eq(auditEntries.actorId, actorId),
      ),
    )
    .orderBy(desc(auditEntries.seq))
    .limit(limit);
  return readableRows(tx, rows, {
    column: 'audit_entries.access',
    nameOf: ({ seq }) => `${workspaceId} audit entry ${seq}`,
    read: readEntry,
  });
}

type Row = typeof auditEntries.$inferSelect;

function readEntry({ seq, at, actorKind, actorId, access }: Row): ReadBack<AuditEntry> {
  const read = storedAccess.read(access);
  if (read.kind === 'unreadable') return read;
  return { kind: 'ok', value: { seq, at, actor: actorOf(actorKind, actorId), access: read.value } };
}

function actorOf(kind: string, id: string | null): AuditActor {
  if (id === null) return { kind: 'firebreak', id };
  return { kind: kind === 'person' ? 'person' : 'operator', id };
}

/** The whole log of a workspace. Call it in a snapshot. */
export async function wholeAuditLog(tx: Tx, workspaceId: string): Promise<AuditLog> {
  const [logs, rows] = await Promise.all([
    tx.orm.select().from(auditLogs).where(eq(auditLogs.workspaceId, workspaceId)),
    tx.orm
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.workspaceId, workspaceId))
      .orderBy(asc(auditEntries.seq)),
  ]);
  const [log] = logs;
  const start = log ? { seq: log.startSeq, hash: log.startHash } : auditStart(workspaceId);
  return {
    start,
    end: log ? { seq: log.endSeq, hash: log.endHash } : start,
    entries: rows.map((row) => ({ ...row, erases: erasing.safeParse(row.access).data?.auditEntries ?? [] })),
  };
}

const erasing = z.object({ kind: z.literal('person_erased'), auditEntries: z.array(z.number()) });

/** Deletes the entries before this time; the chain starts after them from then on. Returns how many. */
export async function deleteOldAuditEntries(tx: Tx, workspaceId: string, before: Date): Promise<number> {
  await lockAuditEnd(tx, workspaceId);
  const [last] = await tx.orm
    .select({ seq: auditEntries.seq, hash: auditEntries.hash })
    .from(auditEntries)
    .where(and(eq(auditEntries.workspaceId, workspaceId), lt(auditEntries.at, before)))
    .orderBy(desc(auditEntries.seq))
    .limit(1);
  if (!last) return 0;
  await tx.orm
    .update(auditLogs)
    .set({ startSeq: last.seq, startHash: last.hash })
    .where(eq(auditLogs.workspaceId, workspaceId));
  const deleted = await tx.orm
    .delete(auditEntries)
    .where(and(eq(auditEntries.workspaceId, workspaceId), lt(auditEntries.seq, last.seq + 1)))
    .returning({ seq: auditEntries.seq });
  return deleted.length;
}

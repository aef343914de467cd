import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { time, workspaceId } from './columns.js';

/** The audit log: who read, exported or changed what, and when; with its hash chain. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    workspaceId: workspaceId(),
    /** Counts from 1. */
    seq: integer('seq').notNull(),
    /** What was recorded once for it, however often it was sent; null: nothing repeats it. */
    key: text('key'),
    at: time('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    /** A Slack user, or `user@host` of a shell; null for Firebreak itself. */
    actorId: text('actor_id'),
    access: jsonb('access').notNull(),
    /** The salt of the digest; erased when a person is erased from the entry. */
    salt: text('salt'),
    digest: text('digest').notNull(),
    /** Hash of this entry and the previous one. */
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.seq] }),
    uniqueIndex('audit_entries_by_key').on(table.workspaceId, table.key).where(sql`key is not null`),
    index('audit_entries_by_time').on(table.workspaceId, table.at),
    index('audit_entries_by_actor').on(table.workspaceId, table.actorId, table.seq),
  ],
);

/** Where each workspace's audit log starts, since old entries were deleted, and where it ends. */
export const auditLogs = pgTable('audit_logs', {
  workspaceId: text('workspace_id').primaryKey(),
  startSeq: integer('start_seq').notNull(),
  startHash: text('start_hash').notNull(),
  endSeq: integer('end_seq').notNull(),
  endHash: text('end_hash').notNull(),
});

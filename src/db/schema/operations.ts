import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { time, workspaceId } from './columns.js';

/** The channel in which `doctor` causes an event, and when a server last heard one from there. */
export const eventChecks = pgTable('event_checks', {
  workspaceId: text('workspace_id').primaryKey(),
  channelId: text('channel_id').notNull(),
  heardAt: time('heard_at'),
});

/** The policy that each server works by. Rows of servers that are gone stay until another one takes a policy. */
export const serverPolicies = pgTable(
  'server_policies',
  {
    workspaceId: workspaceId(),
    /** The process's number in the liveness lock. */
    processId: integer('process_id').notNull(),
    host: text('host').notNull(),
    pid: integer('pid').notNull(),
    policy: jsonb('policy').notNull(),
    /** SHA-256 of the policy in its fixed form. */
    hash: text('hash').notNull(),
    /** When it was taken into use, by the database's clock. */
    takenAt: time('taken_at').notNull(),
    /** The policy that an operator wants it to take from its file; null: none. */
    wantedHash: text('wanted_hash'),
    wantedBy: text('wanted_by'),
    /** Why it did not take the policy that was last wanted; null: it did. */
    rejection: text('rejection'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.processId] })],
);

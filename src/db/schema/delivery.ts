import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { incidentNumber, time, workspaceId } from './columns.js';

/** One row per request of the last two days, with its answer: a replay is answered from here. */
export const requestKeys = pgTable(
  'request_keys',
  {
    workspaceId: workspaceId(),
    key: text('key').notNull(),
    answer: jsonb('answer'),
    claimedAt: time('claimed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.key] }),
    index('request_keys_by_age').on(table.claimedAt),
  ],
);

/** What Slack must be told: stored with the change that caused it, delivered afterwards. */
export const effects = pgTable(
  'effects',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** Unique per workspace; travels in Slack's message metadata. */
    key: text('key').notNull(),
    payload: jsonb('payload').notNull(),
    kind: text('kind').notNull(),
    /** Equal keys merge into one row while it waits. */
    mergeKey: text('merge_key'),
    state: text('state').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** How often Slack has asked to wait. */
    limits: integer('limits').notNull().default(0),
    /** Whether an attempt may have been done although nobody heard so: cut off, or its reply lost. */
    isUncertain: boolean('is_uncertain').notNull().default(false),
    notBefore: time('not_before').notNull(),
    attemptedAt: time('attempted_at'),
    /** The presence number of the process that attempts it: see `presence.ts`. */
    attemptedBy: integer('attempted_by'),
    /** The person whose act caused it, who is told when Slack refuses. */
    askedBy: text('asked_by'),
    /** Where that person can be answered for half an hour after they asked; null where Slack gave no such address. */
    answerUrl: text('answer_url'),
    finishedAt: time('finished_at'),
    /** Slack's error code, or what went wrong, of the last attempt. */
    error: text('error'),
    /** Whom the refusal is about, where it is about somebody. */
    failure: jsonb('failure'),
    /** The id that follows a request through logs. */
    trace: text('trace').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('effects_by_key').on(table.workspaceId, table.key),
    index('effects_unfinished')
      .on(table.workspaceId, table.incidentNumber, table.id)
      .where(sql`state in ('waiting', 'attempting', 'refused', 'dead', 'blocked')`),
    index('effects_due').on(table.notBefore).where(sql`state in ('waiting', 'attempting')`),
    uniqueIndex('effects_merged')
      .on(table.workspaceId, table.incidentNumber, table.mergeKey)
      .where(sql`state = 'waiting'`),
    index('effects_finished').on(table.finishedAt).where(sql`finished_at is not null`),
  ],
);

/** How far the history of an incident's channel has been read, where Firebreak was away. */
export const channelSyncs = pgTable(
  'channel_syncs',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** When a reading was through last. */
    syncedAt: time('synced_at'),
    /** What was written before this message was more than is read, and is not in the record. */
    incompleteBefore: text('incomplete_before'),
    /** The reading under way, or at rest since Slack refused it; null when there is none. */
    state: jsonb('state'),
    /** The process that reads, by its presence number, and until when it holds the reading if it lives. */
    ownerId: integer('owner_id'),
    leaseUntil: time('lease_until'),
    /** Slack has asked to wait until then. */
    notBefore: time('not_before'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.incidentNumber] }),
    index('channel_syncs_unfinished').on(table.notBefore).where(sql`state is not null`),
  ],
);

/** The last time each clock job was run, by whichever replica. */
export const clockRuns = pgTable('clock_runs', {
  job: text('job').primaryKey(),
  lastRunAt: time('last_run_at').notNull(),
});

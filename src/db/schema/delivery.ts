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
import type { OwnerKey } from '../../domain/delivery/owner.js';
import { incidentNumber, time, workspaceId } from './columns.js';

/** One row per request of the last two days, with its answer for repeated requests. */
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

/** The outbox: what to send to Slack, stored with the change that caused it and delivered later. */
export const effects = pgTable(
  'effects',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: workspaceId(),
    /** Whose effects it is delivered with, such as `incident:42` or `person:U1`. */
    owner: text('owner').$type<OwnerKey>().notNull(),
    /** The incident that it is about, if any. */
    incidentNumber: integer('incident_number'),
    /** Unique per workspace; sent in Slack's message metadata. */
    key: text('key').notNull(),
    payload: jsonb('payload').notNull(),
    kind: text('kind').notNull(),
    /** Waiting rows with the same key merge into one. */
    mergeKey: text('merge_key'),
    state: text('state').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** How often Slack rate-limited this effect. */
    limits: integer('limits').notNull().default(0),
    /** Whether an attempt may have succeeded without a reply: it was interrupted, or its reply was lost. */
    isUncertain: boolean('is_uncertain').notNull().default(false),
    notBefore: time('not_before').notNull(),
    attemptedAt: time('attempted_at'),
    /** The number of the process attempting it: see `liveness-lock.ts`. */
    attemptedBy: integer('attempted_by'),
    /** The person whose act caused it, who is notified if Slack rejects it. */
    askedBy: text('asked_by'),
    /** Slack's response URL for that person, valid for half an hour; null if Slack sent none. */
    answerUrl: text('answer_url'),
    finishedAt: time('finished_at'),
    /** Slack's error code, or what went wrong, in the last attempt. */
    error: text('error'),
    /** The users and groups that the failure concerns, if any. */
    failure: jsonb('failure'),
    /** The id that follows a request through the logs. */
    trace: text('trace').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('effects_by_key').on(table.workspaceId, table.key),
    index('effects_unfinished')
      .on(table.workspaceId, table.owner, table.id)
      .where(sql`state in ('waiting', 'attempting', 'rejected', 'dead', 'blocked')`),
    index('effects_due').on(table.notBefore).where(sql`state in ('waiting', 'attempting')`),
    uniqueIndex('effects_merged')
      .on(table.workspaceId, table.owner, table.mergeKey)
      .where(sql`state = 'waiting'`),
    index('effects_finished').on(table.finishedAt).where(sql`finished_at is not null`),
  ],
);

/** Channel syncs: how much of each incident's channel has been read after Firebreak was offline. */
export const channelSyncs = pgTable(
  'channel_syncs',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** When the last sync finished. */
    syncedAt: time('synced_at'),
    /** Messages before this one exceeded the limit and are not stored. */
    incompleteBefore: text('incomplete_before'),
    /** A sync is requested: since when events may have been missed. Null when one has started. */
    missedSince: time('missed_since'),
    /** When the first quick sync since the last full one finished; null if there was none. */
    quickSince: time('quick_since'),
    /** The sync that is running, waiting or stopped; null if there is none. */
    state: jsonb('state'),
    /** The owner id of the process running the sync, and until when its lease lasts. */
    ownerId: integer('owner_id'),
    leaseUntil: time('lease_until'),
    /** The sync waits until then. */
    notBefore: time('not_before'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.incidentNumber] }),
    index('channel_syncs_unfinished')
      .on(table.notBefore)
      .where(sql`state is not null or missed_since is not null`),
  ],
);

/** The last time each clock job ran, on any replica. */
export const clockRuns = pgTable('clock_runs', {
  job: text('job').primaryKey(),
  lastRunAt: time('last_run_at').notNull(),
});

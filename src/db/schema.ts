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
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

/** What belongs to a workspace says to which (Slack's team id), first in its keys and indexes. Times are UTC. */
const workspaceId = () => text('workspace_id').notNull();
const incidentNumber = () => integer('incident_number').notNull();
const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const workspaces = pgTable('workspaces', {
  workspaceId: text('workspace_id').primaryKey(),
  lastIncidentNumber: integer('last_incident_number').notNull().default(0),
  /** Where it is on the web, with a slash at the end; null until Firebreak has started there. */
  url: text('url'),
});

export const incidents = pgTable(
  'incidents',
  {
    workspaceId: workspaceId(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    severity: text('severity').notNull(),
    kind: text('kind').notNull(),
    status: text('status').notNull(),
    isPrivate: boolean('is_private').notNull(),
    summary: text('summary'),
    affects: jsonb('affects').notNull(),
    reporterId: text('reporter_id').notNull(),
    roles: jsonb('roles').notNull(),
    moments: jsonb('moments').notNull(),
    latestUpdate: jsonb('latest_update'),
    nextUpdateDueAt: time('next_update_due_at'),
    cancellation: jsonb('cancellation'),
    channelId: text('channel_id'),
    cardTs: text('card_ts'),
    declaredAt: time('declared_at').notNull(),
    changedAt: time('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.number] }),
    uniqueIndex('incidents_by_channel').on(table.workspaceId, table.channelId),
    index('incidents_open')
      .on(table.workspaceId, table.number.desc())
      .where(sql`status not in ('closed', 'canceled')`),
  ],
);

/** Who is in an incident's channel, as far as we invited them or Slack told us. Rules what of a private one is seen. */
export const members = pgTable(
  'incident_members',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    userId: text('user_id').notNull(),
    joinedAt: time('joined_at').notNull(),
    leftAt: time('left_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.userId] }),
    index('incident_members_by_user').on(table.workspaceId, table.userId, table.incidentNumber.desc()),
  ],
);

export const timelineEntries = pgTable(
  'timeline_entries',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity(),
    occurredAt: time('occurred_at').notNull(),
    capturedAt: time('captured_at').notNull().defaultNow(),
    source: text('source').notNull(),
    authorId: text('author_id'),
    happening: jsonb('happening').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.id] }),
    index('timeline_entries_in_order').on(
      table.workspaceId,
      table.incidentNumber,
      table.occurredAt,
      table.id,
    ),
  ],
);

/** What people and bots wrote in incidents' channels, as raw material for the timeline. */
export const messages = pgTable(
  'messages',
  {
    workspaceId: workspaceId(),
    channelId: text('channel_id').notNull(),
    /** Slack's id of a message within its channel. */
    ts: text('ts').notNull(),
    incidentNumber: incidentNumber(),
    /** The first message of the thread that it answers; null outside threads. */
    threadTs: text('thread_ts'),
    /** Whether a reply is shown in the channel as well. */
    isBroadcast: boolean('is_broadcast').notNull().default(false),
    authorId: text('author_id').notNull(),
    /** What a bot calls itself. */
    authorName: text('author_name'),
    isBot: boolean('is_bot').notNull().default(false),
    /** The latest text; empty where the message was deleted. */
    text: text('text').notNull(),
    files: jsonb('files').notNull().default([]),
    /** Slack's id of the latest edit, or of the message where there was none. */
    version: text('version').notNull(),
    occurredAt: time('occurred_at').notNull(),
    capturedAt: time('captured_at').notNull(),
    deletedAt: time('deleted_at'),
    /** Whether it stands among the key entries of the timeline. */
    isKey: boolean('is_key').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.channelId, table.ts] }),
    index('messages_in_order').on(table.workspaceId, table.incidentNumber, table.occurredAt, table.ts),
    index('messages_key_in_order')
      .on(table.workspaceId, table.incidentNumber, table.occurredAt, table.ts)
      .where(sql`is_key`),
  ],
);

/** What people put on messages to make them key entries, and took off again; also on messages that are not known yet. */
export const marks = pgTable(
  'marks',
  {
    workspaceId: workspaceId(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    /** Which mark of the message it is; see `markKey`. */
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    /** The emoji's short code; empty for pins. */
    name: text('name').notNull(),
    byId: text('by_id').notNull(),
    isOn: boolean('is_on').notNull(),
    /** Slack's time of the latest that is known of it; later ones win. */
    version: text('version').notNull(),
    at: time('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.channelId, table.ts, table.key] })],
);

/** What messages said before they were edited. */
export const messageRevisions = pgTable(
  'message_revisions',
  {
    workspaceId: workspaceId(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    version: text('version').notNull(),
    text: text('text').notNull(),
    files: jsonb('files').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.channelId, table.ts, table.version] })],
);

/** How far the history of an incident's channel was read, after Firebreak was away. */
export const catchUps = pgTable(
  'catch_ups',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** All messages up to this one (Slack's timestamp) are in the record. */
    caughtUpTo: text('caught_up_to').notNull().default('0'),
    /** The reading under way; null when there is none. */
    state: jsonb('state'),
    /** The process that reads, by its presence number, and until when it need not be looked after. */
    heldBy: integer('held_by'),
    heldUntil: time('held_until'),
    /** Slack has asked to wait until then. */
    notBefore: time('not_before'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.incidentNumber] }),
    index('catch_ups_unfinished').on(table.notBefore).where(sql`state is not null`),
  ],
);

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
    /** Whether an attempt may have been done although nobody heard so: cut off, or its reply lost. */
    isUncertain: boolean('is_uncertain').notNull().default(false),
    notBefore: time('not_before').notNull(),
    attemptedAt: time('attempted_at'),
    /** The presence number of the process that attempts it: see `presence.ts`. */
    attemptedBy: integer('attempted_by'),
    /** The person whose act caused it, who is told when Slack refuses. */
    askedBy: text('asked_by'),
    finishedAt: time('finished_at'),
    /** Slack's error code, or what went wrong, of the last attempt. */
    error: text('error'),
    /** The id that follows a request through logs. */
    trace: text('trace').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('effects_by_key').on(table.workspaceId, table.key),
    index('effects_unfinished')
      .on(table.workspaceId, table.incidentNumber, table.id)
      .where(sql`state in ('waiting', 'attempting', 'refused', 'dead')`),
    index('effects_due').on(table.notBefore).where(sql`state in ('waiting', 'attempting')`),
    uniqueIndex('effects_merged')
      .on(table.workspaceId, table.incidentNumber, table.mergeKey)
      .where(sql`state = 'waiting'`),
    index('effects_finished').on(table.finishedAt).where(sql`finished_at is not null`),
  ],
);

/** Where an incident was announced: the message that follows it. */
export const announcements = pgTable(
  'announcements',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.channelId] })],
);

/** The last time each clock job was run, by whichever replica. */
export const clockRuns = pgTable('clock_runs', {
  job: text('job').primaryKey(),
  lastRunAt: time('last_run_at').notNull(),
});

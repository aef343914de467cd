import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, incidentNumber, time, workspaceId } from './columns.js';

/** Whether it has changed since the record was looked after: rules judge it and a chainEntry is set on it, afterwards. */
const isDirty = () => boolean('is_dirty').notNull().default(true);

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
    event: jsonb('event').notNull(),
    /** What people have made of its words since; null: they stand as they were. */
    shownText: text('shown_text'),
    /** Whether it stands in the full record only, and not among the highlights. */
    isHidden: boolean('is_hidden').notNull().default(false),
    isDirty: isDirty(),
  },
  (table) => [
    index('timeline_entries_hidden').on(table.workspaceId, table.incidentNumber).where(sql`is_hidden`),
    index('timeline_entries_dirty').on(table.workspaceId, table.incidentNumber).where(sql`is_dirty`),
    index('timeline_entries_quoted')
      .on(table.workspaceId, table.incidentNumber, sql`(event ->> 'ts')`)
      .where(sql`event ->> 'kind' = 'quoted' and event ->> 'purgedAt' is null`),
    index('timeline_entries_edited')
      .on(table.workspaceId, table.incidentNumber, sql`(event ->> 'line')`)
      .where(sql`event ->> 'kind' = 'item_edited'`),
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
    /** When the latest of it was told, by our clock. */
    observedAt: time('observed_at').notNull().defaultNow(),
    deletedAt: time('deleted_at'),
    /** When its words were forgotten, as the policy asks. */
    purgedAt: time('purged_at'),
    /** What people have made of its words for the timeline; null: they stand as they were written. */
    shownText: text('shown_text'),
    isDirty: isDirty(),
    /** Whether it stands among the highlights of the timeline. */
    isHighlight: boolean('is_highlight').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.channelId, table.ts] }),
    index('messages_in_order').on(table.workspaceId, table.incidentNumber, table.occurredAt, table.ts),
    index('messages_highlights_in_order')
      .on(table.workspaceId, table.incidentNumber, table.occurredAt, table.ts)
      .where(sql`is_highlight`),
    index('messages_in_threads')
      .on(table.workspaceId, table.channelId, table.threadTs, table.ts)
      .where(sql`thread_ts is not null`),
    index('messages_dirty').on(table.workspaceId, table.incidentNumber).where(sql`is_dirty`),
    index('messages_with_text')
      .on(table.workspaceId, table.incidentNumber, table.isHighlight, table.ts)
      .where(sql`purged_at is null`),
  ],
);

/** What people put on messages to make them highlights, and took off again; also on messages that are not known yet. */
export const marks = pgTable(
  'marks',
  {
    workspaceId: workspaceId(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    /** Which mark of the message it is; see `markKey`. */
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    /** The emoji's short code, or the rule's name; else empty. */
    name: text('name').notNull(),
    byId: text('by_id').notNull(),
    isOn: boolean('is_on').notNull(),
    /** Slack's time of the latest that is known of it; later ones win. */
    version: text('version').notNull(),
    at: time('at').notNull(),
    /** When the latest of it was told, by our clock. */
    observedAt: time('observed_at').notNull().defaultNow(),
    /** What the person who marked it had to say of it. */
    note: text('note'),
    isDirty: isDirty(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.channelId, table.ts, table.key] }),
    index('marks_dirty').on(table.workspaceId, table.channelId).where(sql`is_dirty`),
  ],
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

/** The chain of an incident's record: one link for each state of a part of it, in the order in which they were sealed. */
export const chainEntries = pgTable(
  'chain_entries',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** Counts from 1. */
    seq: integer('seq').notNull(),
    /** Which part of the record. */
    part: text('part').notNull(),
    /** What the digest was made with; forgotten together with the words. */
    salt: text('salt'),
    /** Of the part as it was then. */
    digest: text('digest').notNull(),
    sealedAt: time('sealed_at').notNull(),
    /** Of this link and the one before it. */
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.seq] }),
    index('chain_entries_by_part').on(table.workspaceId, table.incidentNumber, table.part, table.seq),
  ],
);

/** Copies of images that stand on timelines, so that what leaves as a file can show them. */
export const fileCopies = pgTable(
  'file_copies',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** Slack's id of the file. */
    fileId: text('file_id').notNull(),
    mediaType: text('media_type').notNull(),
    bytes: bytes('bytes').notNull(),
    copiedAt: time('copied_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.fileId] })],
);

import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, incidentNumber, time, workspaceId } from './columns.js';

/** Whether it has changed since the record was last processed, which applies rules and seals changes. */
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
    /** The text as edited for the timeline; null if it wasn't edited. */
    shownText: text('shown_text'),
    /** Whether it is only in the full record, not among the highlights. */
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
      .on(table.workspaceId, table.incidentNumber, sql`(event ->> 'item')`)
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

/** Messages of people and bots in incident channels: the raw material of the timeline. */
export const messages = pgTable(
  'messages',
  {
    workspaceId: workspaceId(),
    channelId: text('channel_id').notNull(),
    /** Slack's id of a message within its channel. */
    ts: text('ts').notNull(),
    incidentNumber: incidentNumber(),
    /** The first message of its thread; null outside threads. */
    threadTs: text('thread_ts'),
    /** Whether a reply is also shown in the channel. */
    isBroadcast: boolean('is_broadcast').notNull().default(false),
    authorId: text('author_id').notNull(),
    /** The bot's display name. */
    authorName: text('author_name'),
    isBot: boolean('is_bot').notNull().default(false),
    /** The latest text; empty if the message was deleted. */
    text: text('text').notNull(),
    files: jsonb('files').notNull().default([]),
    /** Slack's timestamp of the latest edit, or of the message if it wasn't edited. */
    version: text('version').notNull(),
    occurredAt: time('occurred_at').notNull(),
    capturedAt: time('captured_at').notNull(),
    /** When the latest change was observed, by our clock. */
    observedAt: time('observed_at').notNull().defaultNow(),
    deletedAt: time('deleted_at'),
    /** When the retention policy erased its text. */
    purgedAt: time('purged_at'),
    /** The text as edited for the timeline; null if it wasn't edited. */
    shownText: text('shown_text'),
    isDirty: isDirty(),
    /** Whether it is among the highlights of the timeline. */
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

/** Marks that make messages highlights, active or removed; also on messages that aren't stored yet. */
export const marks = pgTable(
  'marks',
  {
    workspaceId: workspaceId(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    /** Identifies the mark of the message; see `markKey`. */
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    /** The emoji's short code, or the rule's name; else empty. */
    name: text('name').notNull(),
    byId: text('by_id').notNull(),
    isOn: boolean('is_on').notNull(),
    /** Slack's time of the latest known change; later ones win. */
    version: text('version').notNull(),
    at: time('at').notNull(),
    /** When the latest change was observed, by our clock. */
    observedAt: time('observed_at').notNull().defaultNow(),
    /** The comment of the person who marked it. */
    note: text('note'),
    isDirty: isDirty(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.channelId, table.ts, table.key] }),
    index('marks_dirty').on(table.workspaceId, table.channelId).where(sql`is_dirty`),
  ],
);

/** Earlier contents of edited messages. */
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

/** The hash chain of each incident's record: one entry for each sealed state of a part, in order. */
export const chainEntries = pgTable(
  'chain_entries',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** Counts from 1. */
    seq: integer('seq').notNull(),
    /** Which part of the record. */
    part: text('part').notNull(),
    /** The salt of the digest; erased together with the text. */
    salt: text('salt'),
    /** Digest of the part as it was then. */
    digest: text('digest').notNull(),
    sealedAt: time('sealed_at').notNull(),
    /** Hash of this entry and the previous one. */
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.seq] }),
    index('chain_entries_by_part').on(table.workspaceId, table.incidentNumber, table.part, table.seq),
  ],
);

/** The message in the incident's channel that says what somebody did at this time. */
export const entryPosts = pgTable(
  'entry_posts',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** When the entries occurred. */
    occurredAt: time('occurred_at').notNull(),
    /** Slack's id of the message. */
    ts: text('ts').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.occurredAt] })],
);

/** Copies of images on timelines, for exports. */
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

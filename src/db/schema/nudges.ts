import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { time, workspaceId } from './columns.js';

/**
 * When each person or channel has to be asked about a subject next: an index over what `nudgesDue` would say, so that a
 * tick reads only what is due. A time that has passed makes the subject be read again; it is never taken as an answer.
 */
export const nudgeSchedule = pgTable(
  'nudge_schedule',
  {
    workspaceId: workspaceId(),
    /** `ACT-17` or `INC-42`. */
    subject: text('subject').notNull(),
    /** Slack's id of a user or a channel. */
    recipientId: text('recipient_id').notNull(),
    at: time('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.subject, table.recipientId] }),
    index('nudge_schedule_due').on(table.workspaceId, table.recipientId, table.at),
    index('nudge_schedule_by_time').on(table.at),
  ],
);

/** The ledger: one row for each message that asks somebody, and for each thing that it asks about. */
export const nudges = pgTable(
  'nudges',
  {
    workspaceId: workspaceId(),
    /** Claimed before anything is sent. */
    key: text('key').notNull(),
    /** The key of the message; its own key for the message itself. */
    message: text('message').notNull(),
    rule: text('rule').notNull(),
    /** `ACT-17` or `INC-42`; null for a digest. */
    subject: text('subject'),
    /** Slack's id of a user or a channel. */
    recipientId: text('recipient_id').notNull(),
    outcome: text('outcome').notNull(),
    /** Why a line is in it, as it was when it was claimed; null for a digest. */
    reason: jsonb('reason'),
    dueAt: time('due_at').notNull(),
    sendAt: time('send_at').notNull(),
    claimedAt: time('claimed_at').notNull(),
    finishedAt: time('finished_at'),
    /** Slack's error code. */
    error: text('error'),
    /** The channel and `ts` of the posted message. */
    channelId: text('channel_id'),
    ts: text('ts'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.key] }),
    index('nudges_by_message').on(table.workspaceId, table.message),
    index('nudges_by_subject').on(table.workspaceId, table.subject, table.claimedAt),
    index('nudges_by_recipient')
      .on(table.workspaceId, table.recipientId, table.claimedAt)
      .where(sql`subject is null`),
    index('nudges_by_time').on(table.workspaceId, table.claimedAt),
  ],
);

/** What people chose for their own reminders, and whether Slack lets us message them. */
export const reminderSettings = pgTable(
  'reminder_settings',
  {
    workspaceId: workspaceId(),
    userId: text('user_id').notNull(),
    /** `09:30`, in their own zone; null: the policy's. */
    digestAt: text('digest_at'),
    /** A key of the policy's `countries`. */
    country: text('country'),
    /** Their days off; null: the policy's. */
    weekend: text('weekend').array(),
    /** The day on which they are back. */
    awayUntil: text('away_until'),
    /** Since when Slack rejects messages to them; null: it doesn't. */
    unreachableSince: time('unreachable_since'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] })],
);

import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { incidentNumber, time, workspaceId } from './columns.js';

export const workspaces = pgTable('workspaces', {
  workspaceId: text('workspace_id').primaryKey(),
  lastIncidentNumber: integer('last_incident_number').notNull().default(0),
  /** When Slack could last not tell of what happened there: at a start, or while the socket was lost. */
  lastGapAt: time('last_gap_at'),
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
    milestones: jsonb('milestones').notNull(),
    latestUpdate: jsonb('latest_update'),
    nextUpdateDueAt: time('next_update_due_at'),
    cancellation: jsonb('cancellation'),
    channelId: text('channel_id'),
    /** By which id the seals of its record name the channel, where Slack has changed that since; null: the same. */
    sealedChannelId: text('sealed_channel_id'),
    cardTs: text('card_ts'),
    /** When Slack last told whether the channel is private, by our clock; null: never, it is as it was declared. */
    visibilityObservedAt: time('visibility_observed_at'),
    /** When Slack was last asked who is in the channel, by our clock; null: never. */
    membersObservedAt: time('members_observed_at'),
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
    /** When that was told, by our clock. */
    observedAt: time('observed_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.userId] }),
    index('incident_members_by_user').on(table.workspaceId, table.userId, table.incidentNumber.desc()),
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
    /** Its words were taken back, since the incident has become private. */
    isWithdrawn: boolean('is_withdrawn').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.channelId] })],
);

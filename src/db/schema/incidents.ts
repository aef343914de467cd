import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { incidentNumber, time, workspaceId } from './columns.js';

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

import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { incidentNumber, isUnscheduled, time, workspaceId } from './columns.js';

export const workspaces = pgTable('workspaces', {
  workspaceId: text('workspace_id').primaryKey(),
  lastIncidentNumber: integer('last_incident_number').notNull().default(0),
  lastActionItemNumber: integer('last_action_item_number').notNull().default(0),
  lastRunbookNumber: integer('last_runbook_number').notNull().default(0),
  /** The end of the last time that Firebreak missed Slack's events: a start, or a lost socket. */
  lastGapAt: time('last_gap_at'),
  /** When Slack's events last could arrive, to within 15 s. */
  listenedAt: time('listened_at'),
  /** What of the policy nudges were last scheduled by, as JSON; null: none were. */
  nudgePolicy: text('nudge_policy'),
  /** The workspace's web address, with a slash at the end; null until Firebreak has started there. */
  url: text('url'),
});

export const incidents = pgTable(
  'incidents',
  {
    workspaceId: workspaceId(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    severity: text('severity').notNull(),
    /** Whether somebody changed or confirmed it since the declaration. */
    isSeverityConfirmed: boolean('is_severity_confirmed').notNull().default(false),
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
    /** Until then, nobody is reminded that the update is due. */
    updatesSnoozedUntil: time('updates_snoozed_until'),
    /** Why no update is due, in a person's words; null: updates aren't paused. */
    updatesPausedReason: text('updates_paused_reason'),
    cancellation: jsonb('cancellation'),
    /** False: it does without a channel. */
    wantsChannel: boolean('wants_channel').notNull().default(true),
    channelId: text('channel_id'),
    /** The channel id used in the record's chain entries, if Slack has changed the id since; null: unchanged. */
    sealedChannelId: text('sealed_channel_id'),
    cardTs: text('card_ts'),
    /** When Slack last said whether the channel is private, by our clock; null: never, as declared. */
    visibilityObservedAt: time('visibility_observed_at'),
    /** When Slack was last asked who is in the channel, by our clock; null: never. */
    membersObservedAt: time('members_observed_at'),
    /** When it happened, for periods: when it was declared, or if that is unknown, its earliest milestone. */
    declaredAt: time('declared_at').notNull(),
    changedAt: time('changed_at').notNull(),
    /** Whether it changed since its nudges and those of its action items were last scheduled. */
    isUnscheduled: isUnscheduled(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.number] }),
    index('incidents_unscheduled').on(table.workspaceId, table.number).where(sql`is_unscheduled`),
    uniqueIndex('incidents_by_channel').on(table.workspaceId, table.channelId),
    index('incidents_open')
      .on(table.workspaceId, table.number.desc())
      .where(sql`status not in ('closed', 'canceled')`),
    index('incidents_declared').on(table.workspaceId, table.declaredAt),
  ],
);

/** Who is in an incident's channel, known from our invitations and from Slack. Decides who sees a private incident. */
export const members = pgTable(
  'incident_members',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    userId: text('user_id').notNull(),
    joinedAt: time('joined_at').notNull(),
    leftAt: time('left_at'),
    /** When this was observed, by our clock. */
    observedAt: time('observed_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.userId] }),
    index('incident_members_by_user').on(table.workspaceId, table.userId, table.incidentNumber.desc()),
  ],
);

/** Incidents that came from a file: when, and from where. */
export const incidentImports = pgTable(
  'incident_imports',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    importedAt: time('imported_at').notNull(),
    /** Where it was declared, which its hash chain starts with. */
    originWorkspaceId: text('origin_workspace_id').notNull(),
    /** The web address of that workspace; null: unknown. */
    originUrl: text('origin_url'),
    /** SHA-256 of what was imported, in hexadecimal. */
    digest: text('digest').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.incidentNumber] })],
);

/** Messages in other channels that announce an incident and are kept up to date. */
export const announcements = pgTable(
  'announcements',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    channelId: text('channel_id').notNull(),
    ts: text('ts').notNull(),
    /** Whether its text was removed because the incident became private. */
    isWithdrawn: boolean('is_withdrawn').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.channelId] })],
);

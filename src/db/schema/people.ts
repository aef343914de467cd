import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { time, workspaceId } from './columns.js';

/** Everybody whom Slack has told of: who they are rules who may act, and whom a typed name means. */
export const users = pgTable(
  'users',
  {
    workspaceId: workspaceId(),
    userId: text('user_id').notNull(),
    /** What Slack shows them as. */
    displayName: text('display_name').notNull(),
    realName: text('real_name'),
    handle: text('handle'),
    /** Every name by which they can be found, folded. */
    names: text('names').array().notNull(),
    isBot: boolean('is_bot').notNull(),
    isDeactivated: boolean('is_deactivated').notNull(),
    /** `single_channel` or `multi_channel`; null for members. */
    guestKind: text('guest_kind'),
    isExternal: boolean('is_external').notNull(),
    timeZone: text('time_zone'),
    /** When Slack says that they last changed; null where it does not say. */
    changedAt: time('changed_at'),
    /** When Slack was asked, or told, by our clock. */
    observedAt: time('observed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    index('users_by_name').using('gin', table.names),
  ],
);

/** What public channels and user groups are called, as Slack last told, so that words can name them. */
export const slackNames = pgTable(
  'slack_names',
  {
    workspaceId: workspaceId(),
    /** Slack's id, `C…` or `S…`. */
    id: text('id').notNull(),
    /** Without `#` or `@`. */
    name: text('name').notNull(),
    observedAt: time('observed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
);

/** Who is in a user group that the policy names. */
export const userGroups = pgTable(
  'user_groups',
  {
    workspaceId: workspaceId(),
    groupId: text('group_id').notNull(),
    userIds: text('user_ids').array().notNull(),
    observedAt: time('observed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.groupId] })],
);

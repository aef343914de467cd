import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { time, workspaceId } from './columns.js';

/** Every user known from Slack. Decides who may act, and resolves typed names. */
export const users = pgTable(
  'users',
  {
    workspaceId: workspaceId(),
    userId: text('user_id').notNull(),
    /** The name that Slack shows. */
    displayName: text('display_name').notNull(),
    realName: text('real_name'),
    handle: text('handle'),
    /** Every folded name that finds the user. */
    names: text('names').array().notNull(),
    isBot: boolean('is_bot').notNull(),
    isDeactivated: boolean('is_deactivated').notNull(),
    /** `single_channel` or `multi_channel`; null for members. */
    guestKind: text('guest_kind'),
    isExternal: boolean('is_external').notNull(),
    timeZone: text('time_zone'),
    /** When Slack says that the user last changed; null if it doesn't say. */
    changedAt: time('changed_at'),
    /** When Slack was asked or sent this, by our clock. */
    observedAt: time('observed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    index('users_by_name').using('gin', table.names),
  ],
);

/** The names of public channels and user groups, as last observed in Slack. */
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

/** The members of each user group that the policy names. */
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

/** People who were erased: a hash, which only shows whether a given user is one of them, and what they are called since. */
export const erasedPeople = pgTable(
  'erased_people',
  {
    workspaceId: workspaceId(),
    /** SHA-256 of the workspace and the user's id. */
    digest: text('digest').notNull(),
    /** Counts from 1. */
    number: integer('number').notNull(),
    erasedAt: time('erased_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.digest] }),
    uniqueIndex('erased_people_by_number').on(table.workspaceId, table.number),
  ],
);

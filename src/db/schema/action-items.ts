import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { incidentNumber, isUnscheduled, time, workspaceId } from './columns.js';

const isUnfinished = sql`status in ('open', 'in_progress', 'blocked')`;

/** What is to be done after incidents. */
export const actionItems = pgTable(
  'action_items',
  {
    workspaceId: workspaceId(),
    number: integer('number').notNull(),
    incidentNumber: incidentNumber(),
    title: text('title').notNull(),
    description: text('description'),
    type: text('type'),
    priority: text('priority'),
    status: text('status').notNull(),
    /** Why it is blocked or won't be done, or what was done. */
    statusText: text('status_text'),
    /** The owner's day on which it was done or dropped. */
    finishedOn: date('finished_on', { mode: 'string' }),
    ownerId: text('owner_id'),
    watcherIds: text('watcher_ids').array().notNull(),
    /** A day in the owner's zone. */
    dueOn: date('due_on', { mode: 'string' }),
    verification: text('verification'),
    source: jsonb('source'),
    link: text('link'),
    externalId: text('external_id'),
    createdAt: time('created_at').notNull(),
    createdBy: text('created_by'),
    changedAt: time('changed_at').notNull(),
    /** The day until which nobody is asked about it. */
    restsUntil: date('rests_until', { mode: 'string' }),
    /** Since when it has this owner, or none. */
    ownerSince: time('owner_since').notNull().defaultNow(),
    /** When the due day was set; null without one. */
    dueSetAt: time('due_set_at'),
    /** Whether it changed since its nudges were last scheduled. */
    isUnscheduled: isUnscheduled(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.number] }),
    index('action_items_by_incident').on(table.workspaceId, table.incidentNumber, table.number),
    index('action_items_by_owner')
      .on(table.workspaceId, table.ownerId, table.dueOn, table.number)
      .where(isUnfinished),
    index('action_items_by_due_day').on(table.workspaceId, table.dueOn, table.number).where(isUnfinished),
    index('action_items_unscheduled').on(table.workspaceId, table.number).where(sql`is_unscheduled`),
    index('action_items_due').on(
      table.workspaceId,
      table.dueOn,
      table.incidentNumber,
      table.status,
      table.finishedOn,
    ),
    index('action_items_finished')
      .on(table.workspaceId, table.finishedOn, table.incidentNumber)
      .where(sql`status = 'done'`),
    index('action_items_added').on(table.workspaceId, table.createdAt, table.incidentNumber),
    uniqueIndex('action_items_by_external_id').on(table.workspaceId, table.externalId),
  ],
);

/** Every change of an action item, with who made it and when. */
export const actionItemEvents = pgTable(
  'action_item_events',
  {
    workspaceId: workspaceId(),
    itemNumber: integer('item_number').notNull(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity(),
    occurredAt: time('occurred_at').notNull(),
    source: text('source').notNull(),
    /** Who did it; null for Firebreak itself. */
    authorId: text('author_id'),
    event: jsonb('event').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.itemNumber, table.id] })],
);

import { sql } from 'drizzle-orm';
import {
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { incidentNumber, time, workspaceId } from './columns.js';

const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The library: each runbook as it is now. */
export const runbooks = pgTable(
  'runbooks',
  {
    workspaceId: workspaceId(),
    number: integer('number').notNull(),
    /** `folder:` with the folder's name, or `slack`. */
    source: text('source').notNull(),
    path: text('path').notNull(),
    title: text('title').notNull(),
    /** The latest one. */
    version: integer('version').notNull(),
    services: text('services').array().notNull(),
    severities: text('severities').array().notNull(),
    labels: text('labels').array().notNull(),
    /** Names of alerts. */
    alerts: text('alerts').array().notNull(),
    /** Since when its file is gone; null: it is there. */
    removedAt: time('removed_at'),
    /** The words of the latest version, those of the title first. */
    search: searchVector('search').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.number] }),
    uniqueIndex('runbooks_by_path').on(table.workspaceId, table.source, table.path),
    index('runbooks_by_words').using('gin', table.search).where(sql`removed_at is null`),
  ],
);

/** Every version of a runbook. None is ever changed. */
export const runbookVersions = pgTable(
  'runbook_versions',
  {
    workspaceId: workspaceId(),
    runbookNumber: integer('runbook_number').notNull(),
    version: integer('version').notNull(),
    /** SHA-256 of the Markdown, in hexadecimal. */
    hash: text('hash').notNull(),
    markdown: text('markdown').notNull(),
    /** What was read from it. */
    content: jsonb('content').notNull(),
    createdAt: time('created_at').notNull(),
    /** Who added it in Slack; null: it came from a folder. */
    createdBy: text('created_by'),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.runbookNumber, table.version] })],
);

/** A version of a runbook that people work through in an incident. */
export const runbookRuns = pgTable(
  'runbook_runs',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    /** From 1 in each incident. */
    number: integer('number').notNull(),
    runbookNumber: integer('runbook_number').notNull(),
    version: integer('version').notNull(),
    /** As it was when it was attached. */
    title: text('title').notNull(),
    attachedAt: time('attached_at').notNull(),
    /** Null: the policy attached it. */
    attachedBy: text('attached_by'),
    reason: text('reason'),
    status: text('status').notNull(),
    /** What its variables stand for. */
    values: jsonb('values').notNull(),
    page: integer('page'),
    messageTs: text('message_ts'),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.incidentNumber, table.number] }),
    index('runbook_runs_by_runbook').on(table.workspaceId, table.runbookNumber, table.attachedAt),
    index('runbook_runs_by_time').on(table.workspaceId, table.attachedAt).where(sql`status <> 'detached'`),
  ],
);

/** What people did about the steps of a run; a step that nobody has touched has no row. */
export const runbookRunSteps = pgTable(
  'runbook_run_steps',
  {
    workspaceId: workspaceId(),
    incidentNumber: incidentNumber(),
    runNumber: integer('run_number').notNull(),
    position: integer('position').notNull(),
    state: text('state').notNull(),
    /** Who did or skipped it, and when. */
    changedBy: text('changed_by'),
    changedAt: time('changed_at'),
    skipReason: text('skip_reason'),
    note: text('note'),
    assigneeId: text('assignee_id'),
    assignedAt: time('assigned_at'),
    timerDueAt: time('timer_due_at'),
  },
  (table) => [
    primaryKey({
      name: 'runbook_run_steps_pk',
      columns: [table.workspaceId, table.incidentNumber, table.runNumber, table.position],
    }),
  ],
);

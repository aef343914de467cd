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
import { time, workspaceId } from './columns.js';

const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** The library: each runbook as it is now. */
export const runbooks = pgTable(
  'runbooks',
  {
    workspaceId: workspaceId(),
    number: integer('number').notNull(),
    /** `folder:` with the folder's path, or `slack`. */
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

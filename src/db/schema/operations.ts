import { pgTable, text } from 'drizzle-orm/pg-core';
import { time } from './columns.js';

/** The channel in which `doctor` causes an event, and when a server last heard one from there. */
export const eventChecks = pgTable('event_checks', {
  workspaceId: text('workspace_id').primaryKey(),
  channelId: text('channel_id').notNull(),
  heardAt: time('heard_at'),
});

import { boolean, customType, integer, text, timestamp } from 'drizzle-orm/pg-core';

/** The workspace (Slack's team id) that a row belongs to, first in its keys and indexes. */
export const workspaceId = () => text('workspace_id').notNull();

export const incidentNumber = () => integer('incident_number').notNull();

/** Times are UTC. */
export const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Whether it changed since its nudges were last scheduled; true whenever it is written. */
export const isUnscheduled = () => boolean('is_unscheduled').notNull().default(true);

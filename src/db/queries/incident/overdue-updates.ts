import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Tx } from '../../database.js';

/**
 * An incident whose update is overdue, and the key of the effect that shows it: one per time at which it was due or a
 * snooze ended.
 */
export interface OverdueUpdate extends IncidentKey {
  key: string;
}

/** Incidents whose update became overdue by `now` and is not shown as such yet. Longest overdue first; none that was imported. */
export async function overdueUpdates(tx: Tx, now: Date, limit: number): Promise<OverdueUpdate[]> {
  const rows = await tx.run(select, [now.toISOString(), limit]);
  return rows.map((row) => overdue.parse(row));
}

const overdue = z.object({ workspaceId: z.string(), number: z.number(), key: z.string() });

const select = `
  select workspace_id as "workspaceId", number, overdue.key
  from incidents, lateral (select greatest(next_update_due_at, updates_snoozed_until) as at) as shown, lateral (
    select 'overdue ' || number || ' ' || floor(extract(epoch from shown.at))::bigint as key
  ) as overdue
  where next_update_due_at <= $1::timestamptz and shown.at <= $1::timestamptz and status not in ('closed', 'canceled')
    and wants_channel
    and not exists (select from incident_imports imports
      where imports.workspace_id = incidents.workspace_id and imports.incident_number = number)
    and not exists (select from effects
      where effects.workspace_id = incidents.workspace_id and effects.key = overdue.key)
  order by next_update_due_at
  limit $2`;

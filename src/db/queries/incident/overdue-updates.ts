import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Tx } from '../../database.js';

/** An open incident whose update is overdue, and since when. */
export interface OverdueUpdate extends IncidentKey {
  dueAt: Date;
}

/**
 * Incidents with an update that became overdue by `now` and is not shown as such yet: no effect has the key that
 * `overdueKey` gives. Longest overdue first.
 */
export async function overdueUpdates(tx: Tx, now: Date, limit: number): Promise<OverdueUpdate[]> {
  const rows = await tx.run(select, [now.toISOString(), limit]);
  return rows.map((row) => overdue.parse(row));
}

/** The key of the effect that shows an overdue update: one per due time. */
export function overdueKey({ number, dueAt }: OverdueUpdate): string {
  return `overdue ${number} ${Math.floor(dueAt.getTime() / 1_000)}`;
}

const overdue = z.object({ workspaceId: z.string(), number: z.number(), dueAt: z.coerce.date() });

const select = `
  select workspace_id as "workspaceId", number, next_update_due_at as "dueAt"
  from incidents
  where next_update_due_at <= $1::timestamptz and status not in ('closed', 'canceled')
    and not exists (select from effects
      where effects.workspace_id = incidents.workspace_id
        and key = 'overdue ' || number || ' ' || floor(extract(epoch from next_update_due_at))::bigint)
  order by next_update_due_at
  limit $2`;

import { z } from 'zod';
import type { CatchUp } from '../../domain/catch-up.js';
import type { IncidentKey } from '../../domain/incident.js';
import type { Tx } from '../database.js';

const keys = z.array(z.object({ workspace_id: z.string(), incident_number: z.number() }));

/**
 * Asks for the channels of incidents that are not over to be read again from where they were read last; of one incident
 * where it is named. A reading under way goes on as it is.
 */
export async function wantCatchUps(tx: Tx, workspaceId: string, number: number | null): Promise<void> {
  await tx.run(want, [workspaceId, number]);
}

const want = `
  insert into catch_ups (workspace_id, incident_number, state)
  select workspace_id, number, jsonb_build_object(
    'after', '0', 'newest', null, 'before', null, 'hasMore', true, 'threads', '[]'::jsonb, 'arePinsRead', false, 'read', 0)
  from incidents
  where workspace_id = $1 and channel_id is not null and status not in ('closed', 'canceled')
    and ($2::int is null or number = $2)
  on conflict (workspace_id, incident_number) do update
  set state = excluded.state || jsonb_build_object('after', catch_ups.caught_up_to)
  where catch_ups.state is null`;

/** Incidents whose channels are still to be read by now and that nobody reads. */
export async function pendingCatchUps(tx: Tx, now: Date): Promise<IncidentKey[]> {
  const rows = await tx.run(
    `select workspace_id, incident_number from catch_ups
     where state is not null and (not_before is null or not_before <= $1::timestamptz)
       and (held_until is null or held_until <= $1::timestamptz)
     order by incident_number desc limit 100`,
    [now.toISOString()],
  );
  return keys.parse(rows).map((row) => ({ workspaceId: row.workspace_id, number: row.incident_number }));
}

/** When the next reading that waits now may go on: Slack's wish is over, or who had it is gone; null when none is left. */
export async function nextCatchUpAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.run(
    'select min(greatest(not_before, held_until)) as at from catch_ups where state is not null',
  );
  return z.object({ at: z.coerce.date().nullable() }).parse(row).at;
}

/** Takes a reading up, unless another living process has it: gives how far it has come, or null. */
export async function claimCatchUp(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { holder, now, until }: { holder: number; now: Date; until: Date },
): Promise<CatchUp | null> {
  const [row] = await tx.run(
    `update catch_ups set held_by = $3, held_until = $5::timestamptz
     where workspace_id = $1 and incident_number = $2 and state is not null
       and (held_until is null or held_until <= $4::timestamptz or held_by = $3)
     returning state`,
    [workspaceId, number, holder, now.toISOString(), until.toISOString()],
  );
  return row ? (row.state as CatchUp) : null;
}

/** Writes down how far it has come, and keeps it until `until`; or lets go of it until `notBefore`. */
export async function saveCatchUp(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { state, ...hold }: { state: CatchUp } & ({ until: Date } | { notBefore: Date }),
): Promise<void> {
  await tx.run(
    `update catch_ups set state = $3::jsonb, held_until = $4::timestamptz, not_before = $5::timestamptz
     where workspace_id = $1 and incident_number = $2`,
    [
      workspaceId,
      number,
      JSON.stringify(state),
      'until' in hold ? hold.until.toISOString() : null,
      'notBefore' in hold ? hold.notBefore.toISOString() : null,
    ],
  );
}

/** The reading is through: all up to `caughtUpTo` is in the record. */
export async function finishCatchUp(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  caughtUpTo: string,
): Promise<void> {
  await tx.run(
    `update catch_ups set state = null, held_by = null, held_until = null, not_before = null,
       caught_up_to = greatest(caught_up_to, $3)
     where workspace_id = $1 and incident_number = $2`,
    [workspaceId, number, caughtUpTo],
  );
}

/** How many messages a reading under way has read; null where there is none. */
export async function catchUpProgress(tx: Tx, { workspaceId, number }: IncidentKey): Promise<number | null> {
  const [row] = await tx.run(
    `select (state ->> 'read')::int as read from catch_ups where workspace_id = $1 and incident_number = $2`,
    [workspaceId, number],
  );
  return z.object({ read: z.number().nullable() }).safeParse(row).data?.read ?? null;
}

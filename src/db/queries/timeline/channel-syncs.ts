import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { type ChannelSync, newChannelSync, type SyncState } from '../../../domain/timeline/channel-sync.js';
import { timeOf } from '../../../domain/timeline/observed-message.js';
import { durably } from '../../connection/durable-commit.js';
import { isAliveSql } from '../../connection/liveness-lock.js';
import type { Tx } from '../../database.js';

const keys = z.array(z.object({ workspace_id: z.string(), incident_number: z.number() }));

/**
 * Asks for the channels of incidents that are not over to be read; of one incident where it is named. A reading under way
 * goes on, and where it has begun another follows, for what was written since. One in failure begins anew.
 */
export async function requestChannelSyncs(tx: Tx, workspaceId: string, number: number | null): Promise<void> {
  await tx.run(want, [workspaceId, number, newChannelSync]);
}

/** Slack has refused, or has not answered as it should: not that it asked to wait. */
const isFailed = `(known.state ->> 'refusal' is not null or coalesce((known.state ->> 'failures')::int, 0) > 0)`;

const want = `
  insert into channel_syncs as known (workspace_id, incident_number, state)
  select workspace_id, number, $3::jsonb
  from incidents
  where workspace_id = $1 and channel_id is not null and status not in ('closed', 'canceled')
    and ($2::int is null or number = $2)
  on conflict (workspace_id, incident_number) do update set state = case
    when known.state is null or ${isFailed}
      then excluded.state || jsonb_build_object('isRequestedAgain', known.lease_until is not null)
    else known.state || jsonb_build_object(
      'isRequestedAgain', coalesce((known.state ->> 'isRequestedAgain')::boolean or (known.state ->> 'isBegun')::boolean, true))
    end,
    not_before = case when not ${isFailed} then known.not_before end
  returning ${durably}`;

/** To be gone on with: Slack has not refused, and its wish is over. */
const isPending = `state is not null and state ->> 'refusal' is null`;

/** Nobody reads: it was let go, the process that has it is gone, or (the net below that) has not been heard of. */
const isFree = (now: string) =>
  `(lease_until is null or lease_until <= ${now}::timestamptz or not ${isAliveSql('owner_id')})`;

/** Incidents whose channels are still to be read by now and that nobody reads. */
export async function pendingChannelSyncs(tx: Tx, now: Date): Promise<IncidentKey[]> {
  const rows = await tx.run(pending, [now.toISOString()]);
  return keys.parse(rows).map((row) => ({ workspaceId: row.workspace_id, number: row.incident_number }));
}

const pending = `
  select workspace_id, incident_number from channel_syncs
  where ${isPending} and (not_before is null or not_before <= $1::timestamptz) and ${isFree('$1')}
  order by incident_number desc limit 100`;

/** When the next reading that waits now may go on: Slack's wish is over, or who has it lets go; null when none is left. */
export async function nextChannelSyncAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.run(
    `select min(greatest(not_before, lease_until)) as at from channel_syncs where ${isPending}`,
  );
  return z.object({ at: z.coerce.date().nullable() }).parse(row).at;
}

/** Takes a reading up, unless another living process has it: gives how far it has come, or null. */
export async function claimChannelSync(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { ownerId, now, until }: { ownerId: number; now: Date; until: Date },
): Promise<ChannelSync | null> {
  const [row] = await tx.run(claim, [workspaceId, number, ownerId, now.toISOString(), until.toISOString()]);
  return row ? { ...newChannelSync, ...(row.state as ChannelSync) } : null;
}

const claim = `
  update channel_syncs set owner_id = $3::int, lease_until = $5::timestamptz
  where workspace_id = $1 and incident_number = $2 and ${isPending} and (${isFree('$4')} or owner_id = $3::int)
  returning state`;

/** Writes down how far it has come, and keeps it until `until`; or lets go of it, until `notBefore` where Slack said so. */
export async function saveChannelSync(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { state, ...hold }: { state: ChannelSync } & ({ until: Date } | { notBefore: Date | null }),
): Promise<void> {
  const { isRequestedAgain: _asked, ...progress } = state;
  const [until, notBefore] = 'until' in hold ? [hold.until, null] : [null, hold.notBefore];
  const times = [until?.toISOString(), notBefore?.toISOString()];
  await tx.run(save, [workspaceId, number, progress, ...times]);
}

/** Lets go of a reading that failed, until then; how far it has come stays. */
export async function postponeChannelSync(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  until: Date,
): Promise<void> {
  await tx.run(putOff, [workspaceId, number, until.toISOString()]);
}

const putOff = `
  update channel_syncs set lease_until = null, not_before = $3::timestamptz
  where workspace_id = $1 and incident_number = $2 and state is not null`;

/** That it was asked for again is written by who asks, and stays. */
const save = `
  update channel_syncs set state = state || $3::jsonb, lease_until = $4::timestamptz, not_before = $5::timestamptz
  where workspace_id = $1 and incident_number = $2`;

/**
 * The reading is through: all is in the record, but for what was written before `incompleteBefore` where the channel was never
 * read before. Where it was asked for again meanwhile, another begins.
 */
export async function finishChannelSync(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { at, incompleteBefore }: { at: Date; incompleteBefore: string | null },
): Promise<void> {
  await tx.run(finish, [workspaceId, number, at.toISOString(), incompleteBefore, newChannelSync]);
}

const finish = `
  update channel_syncs set owner_id = null, lease_until = null, not_before = null, synced_at = $3::timestamptz,
    incomplete_before = case when $4::text is null or synced_at is null then $4::text else incomplete_before end,
    state = case when (state ->> 'isRequestedAgain')::boolean then $5::jsonb end
  where workspace_id = $1 and incident_number = $2`;

/** What is not in the record of an incident's channel; null where all is. */
export async function readingOf(tx: Tx, { workspaceId, number }: IncidentKey): Promise<SyncState | null> {
  const [row] = await tx.run(
    `select state ->> 'refusal' as refusal, state ->> 'before' as before, (state ->> 'read')::int as read,
       incomplete_before
     from channel_syncs where workspace_id = $1 and incident_number = $2`,
    [workspaceId, number],
  );
  if (!row) return null;
  const { refusal, before, read, incomplete_before } = progress.parse(row);
  if (refusal !== null)
    return { kind: 'refused', error: refusal, before: before === null ? null : timeOf(before) };
  if (read !== null) return { kind: 'under_way', messages: read };
  return incomplete_before === null ? null : { kind: 'too_much', before: timeOf(incomplete_before) };
}

const progress = z.object({
  refusal: z.string().nullable(),
  before: z.string().nullable(),
  read: z.number().nullable(),
  incomplete_before: z.string().nullable(),
});

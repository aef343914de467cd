import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { type ChannelSync, newChannelSync, type SyncState } from '../../../domain/timeline/channel-sync.js';
import { timeOf } from '../../../domain/timeline/observed-message.js';
import { durably } from '../../connection/durable-commit.js';
import { isAliveSql } from '../../connection/liveness-lock.js';
import type { Tx } from '../../database.js';

const keys = z.array(z.object({ workspace_id: z.string(), incident_number: z.number() }));

/**
 * Requests a channel sync for one incident, or for all that aren't over. A running sync continues, and another follows
 * it to read what was written since it started. A failed sync starts over.
 */
export async function requestChannelSyncs(tx: Tx, workspaceId: string, number: number | null): Promise<void> {
  await tx.run(request, [workspaceId, number, newChannelSync]);
}

/** Slack rejected a request or didn't answer properly; rate limits don't count. */
const isFailed = `(known.state ->> 'rejection' is not null or coalesce((known.state ->> 'failures')::int, 0) > 0)`;

const request = `
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

/** Can continue: Slack hasn't rejected it. */
const isPending = `state is not null and state ->> 'rejection' is null`;

/**
 * Nobody is running the sync: it was released, the process that owns it is gone, or (as a fallback) its lease has
 * expired.
 */
const isFree = (now: string) =>
  `(lease_until is null or lease_until <= ${now}::timestamptz or not ${isAliveSql('owner_id')})`;

/** Incidents with a channel sync that is due and that nobody is running. */
export async function pendingChannelSyncs(tx: Tx, now: Date): Promise<IncidentKey[]> {
  const rows = await tx.run(pending, [now.toISOString()]);
  return keys.parse(rows).map((row) => ({ workspaceId: row.workspace_id, number: row.incident_number }));
}

const pending = `
  select workspace_id, incident_number from channel_syncs
  where ${isPending} and (not_before is null or not_before <= $1::timestamptz) and ${isFree('$1')}
  order by incident_number desc limit 100`;

/** When the next waiting sync may continue: after Slack's rate limit, or when its lease ends; null if there is none. */
export async function nextChannelSyncAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.run(
    `select min(greatest(not_before, lease_until)) as at from channel_syncs where ${isPending}`,
  );
  return z.object({ at: z.coerce.date().nullable() }).parse(row).at;
}

/** Claims a sync and returns its progress, or null if another living process owns it. */
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

/**
 * Stores a sync's progress and extends its lease to `until`; or releases it, until `notBefore` if Slack asked to wait.
 */
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

/** Releases a sync that failed, until `notBefore`; its progress stays. */
export async function postponeChannelSync(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  until: Date,
): Promise<void> {
  await tx.run(postpone, [workspaceId, number, until.toISOString()]);
}

const postpone = `
  update channel_syncs set lease_until = null, not_before = $3::timestamptz
  where workspace_id = $1 and incident_number = $2 and state is not null`;

/** Keeps `isRequestedAgain`, which is written by whoever requests the sync. */
const save = `
  update channel_syncs set state = state || $3::jsonb, lease_until = $4::timestamptz, not_before = $5::timestamptz
  where workspace_id = $1 and incident_number = $2`;

/**
 * Finishes a sync: everything is stored, except messages before `incompleteBefore` if the channel was never fully read.
 * If the sync was requested again meanwhile, starts another one.
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

/** Why an incident's channel isn't stored completely; null if it is. */
export async function syncStateOf(tx: Tx, { workspaceId, number }: IncidentKey): Promise<SyncState | null> {
  const [row] = await tx.run(
    `select state ->> 'rejection' as rejection, state ->> 'before' as before, (state ->> 'read')::int as read,
       incomplete_before
     from channel_syncs where workspace_id = $1 and incident_number = $2`,
    [workspaceId, number],
  );
  if (!row) return null;
  const { rejection, before, read, incomplete_before } = progress.parse(row);
  if (rejection !== null)
    return { kind: 'rejected', error: rejection, before: before === null ? null : timeOf(before) };
  if (read !== null) return { kind: 'under_way', messages: read };
  return incomplete_before === null ? null : { kind: 'too_much', before: timeOf(incomplete_before) };
}

const progress = z.object({
  rejection: z.string().nullable(),
  before: z.string().nullable(),
  read: z.number().nullable(),
  incomplete_before: z.string().nullable(),
});

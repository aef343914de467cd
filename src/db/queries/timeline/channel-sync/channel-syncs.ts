import { z } from 'zod';
import type { IncidentKey } from '../../../../domain/incident/incident.js';
import { isActive, statuses } from '../../../../domain/incident/status.js';
import type { FinishedSync } from '../../../../domain/timeline/channel-sync/channel-sync.js';
import { type SyncState, syncStateOf } from '../../../../domain/timeline/channel-sync/sync-state.js';
import { durably } from '../../../connection/durable-commit.js';
import { isAliveSql } from '../../../connection/liveness-lock.js';
import type { Tx } from '../../../database.js';
import type { ReadBack } from '../../../stored-json.js';
import { type StoredChannelSync, storedChannelSync } from './stored-channel-sync.js';

const keys = z.array(z.object({ workspace_id: z.string(), incident_number: z.number() }));

/**
 * Requests a sync of one incident's channel, whose events may all be missing; or of all that aren't over, since Slack's
 * events last could arrive. From now on, they are expected again. What was imported is history, and isn't synced.
 */
export async function requestChannelSyncs(tx: Tx, workspaceId: string, number: number | null): Promise<void> {
  await tx.run(request, [workspaceId, number]);
  if (number === null) await storeListening(tx, workspaceId);
}

const request = `
  insert into channel_syncs as known (workspace_id, incident_number, missed_since)
  select workspace_id, number, coalesce(case when $2::int is null then listened_at end, 'epoch')
  from incidents left join workspaces using (workspace_id)
  where workspace_id = $1 and channel_id is not null and status not in ('closed', 'canceled')
    and ($2::int is null or number = $2)
    and not exists (select from incident_imports imports
      where imports.workspace_id = $1 and imports.incident_number = number)
  on conflict (workspace_id, incident_number) do update
  set missed_since = least(known.missed_since, excluded.missed_since),
    not_before = case when known.state ->> 'cause' = 'limit' then known.not_before end
  returning ${durably}`;

/** Records that Slack's events can arrive now. */
export async function storeListening(tx: Tx, workspaceId: string): Promise<void> {
  await tx.run('update workspaces set listened_at = clock_timestamp() where workspace_id = $1', [
    workspaceId,
  ]);
}

/** A sync is running or waiting, not rejected by Slack. */
const isUnfinished = `(state is not null and state ->> 'kind' is distinct from 'stopped')`;

/** Whether a full sync is due after quick ones: after a day, or when the incident is resolved. */
const isFullDue = (now: string) => `coalesce(state is null and (
  quick_since < ${now}::timestamptz - interval '1 day'
  or exists (
    select from incidents
    where incidents.workspace_id = channel_syncs.workspace_id and number = incident_number
      and status in (${statuses
        .filter((status) => !isActive(status))
        .map((status) => `'${status}'`)
        .join()})
      and (milestones -> 'resolved' -> -1 ->> 'recordedAt')::timestamptz >= quick_since)
), false)`;

const isPending = (now: string) => `(missed_since is not null or ${isUnfinished} or ${isFullDue(now)})`;

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
  where ${isPending('$1')} and (not_before is null or not_before <= $1::timestamptz) and ${isFree('$1')}
  order by incident_number desc limit 100`;

/** When the next waiting sync may continue: after its pause, or when its lease ends; null if there is none. */
export async function nextChannelSyncAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx.run(
    `select min(greatest(not_before, lease_until)) as at from channel_syncs
     where missed_since is not null or ${isUnfinished}`,
  );
  return z.object({ at: z.coerce.date().nullable() }).parse(row).at;
}

/** A sync that this process now owns. */
export interface ClaimedChannelSync {
  /** Null: none is running, waiting or stopped. */
  state: ReadBack<StoredChannelSync> | null;
  /** Since when events may be missing that no sync has begun to read; null: nobody requested one. */
  missedSince: Date | null;
  isFullDue: boolean;
}

/** Claims a sync, or returns null if another living process owns it, or if there is nothing to sync. */
export async function claimChannelSync(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { ownerId, now, until }: { ownerId: number; now: Date; until: Date },
): Promise<ClaimedChannelSync | null> {
  const [row] = await tx.run(claim, [workspaceId, number, ownerId, now.toISOString(), until.toISOString()]);
  if (!row) return null;
  const { state, missed_since: missedSince, is_full_due } = claimed.parse(row);
  return { state: readBack(state), missedSince, isFullDue: is_full_due };
}

const claim = `
  update channel_syncs set owner_id = $3::int, lease_until = $5::timestamptz
  where workspace_id = $1 and incident_number = $2 and ${isPending('$4')} and (${isFree('$4')} or owner_id = $3::int)
  returning state, missed_since, ${isFullDue('$4')} as is_full_due`;

const claimed = z.object({
  state: z.unknown(),
  missed_since: z.coerce.date().nullable(),
  is_full_due: z.boolean(),
});

function readBack(state: unknown): ReadBack<StoredChannelSync> | null {
  return state === null ? null : storedChannelSync.read(state);
}

/** Stores the state of a sync that has just started: what was requested until now is part of it. */
export async function startChannelSync(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  state: StoredChannelSync,
): Promise<void> {
  await tx.run(start, [workspaceId, number, storedChannelSync.write(state)]);
}

const start = `
  update channel_syncs set state = $3::jsonb, missed_since = null, not_before = null
  where workspace_id = $1 and incident_number = $2`;

/** Stores a sync's state and extends its lease to `until`; or releases it, until `notBefore` if it has to wait. */
export async function saveChannelSync(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { state, ...hold }: { state: StoredChannelSync } & ({ until: Date } | { notBefore: Date | null }),
): Promise<void> {
  const [until, notBefore] = 'until' in hold ? [hold.until, null] : [null, hold.notBefore];
  const times = [until?.toISOString(), notBefore?.toISOString()];
  await tx.run(save, [workspaceId, number, storedChannelSync.write(state), ...times]);
}

const save = `
  update channel_syncs set state = $3::jsonb, lease_until = $4::timestamptz, not_before = $5::timestamptz
  where workspace_id = $1 and incident_number = $2`;

/** Releases a sync, until `notBefore` if given; its state stays. */
export async function releaseChannelSync(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  notBefore: Date | null,
): Promise<void> {
  await tx.run(release, [workspaceId, number, notBefore?.toISOString()]);
}

const release = `
  update channel_syncs set lease_until = null, not_before = $3::timestamptz
  where workspace_id = $1 and incident_number = $2`;

/** Finishes a sync: everything that it was to read is stored, except messages before `incompleteBefore`. */
export async function finishChannelSync(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { sync, at }: { sync: FinishedSync; at: Date },
): Promise<void> {
  const { scope, incompleteBefore } = sync;
  await tx.run(finish, [workspaceId, number, at.toISOString(), incompleteBefore, scope.kind === 'quick']);
}

/** A channel that was once read to its start stays complete. */
const finish = `
  update channel_syncs set state = null, owner_id = null, lease_until = null, not_before = null,
    synced_at = $3::timestamptz,
    quick_since = case when $5::boolean then coalesce(quick_since, $3::timestamptz) end,
    incomplete_before = case when $4::text is null or synced_at is null then $4::text else incomplete_before end
  where workspace_id = $1 and incident_number = $2`;

/** Why an incident's channel isn't stored completely; null if it is. */
export async function findSyncState(tx: Tx, { workspaceId, number }: IncidentKey): Promise<SyncState | null> {
  const [row] = await tx.run(select, [workspaceId, number]);
  if (!row) return null;
  const { state, missed_since, incomplete_before } = shown.parse(row);
  const stored = readBack(state);
  // What nobody can read starts over.
  if (stored?.kind === 'unreadable' || (stored === null && missed_since !== null))
    return { kind: 'under_way', messages: 0 };
  return syncStateOf(stored?.value ?? { kind: 'idle' }, incomplete_before);
}

const select = `
  select state, missed_since, incomplete_before from channel_syncs
  where workspace_id = $1 and incident_number = $2`;

const shown = z.object({
  state: z.unknown(),
  missed_since: z.coerce.date().nullable(),
  incomplete_before: z.string().nullable(),
});

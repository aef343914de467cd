import { z } from 'zod';
import type { Tx } from '../../database.js';

/** A channel whose id Slack has changed. */
export interface MovedChannel {
  workspaceId: string;
  from: string;
  to: string;
}

const row = z.object({ number: z.number() });

/**
 * Changes the channel id of an incident, unless another incident has the new id. Returns its number, or null if there
 * is none.
 */
export async function moveIncident(tx: Tx, { workspaceId, from, to }: MovedChannel): Promise<number | null> {
  const [raw] = await tx.run(
    `update incidents set channel_id = $3, is_unscheduled = true, sealed_channel_id = coalesce(sealed_channel_id, channel_id)
    where workspace_id = $1 and channel_id = $2
      and not exists (select from incidents other where other.workspace_id = $1 and other.channel_id = $3)
    returning number`,
    [workspaceId, from, to],
  );
  return raw ? row.parse(raw).number : null;
}

/** Moves the channel's messages and marks to the new id. */
export async function moveRecord(tx: Tx, { workspaceId, from, to }: MovedChannel): Promise<void> {
  for (const table of ['messages', 'message_revisions', 'marks'])
    await tx.run(`update ${table} set channel_id = $3 where workspace_id = $1 and channel_id = $2`, [
      workspaceId,
      from,
      to,
    ]);
}

/** Moves announcements in the channel to the new id, including those not posted yet. */
export async function moveAnnouncements(tx: Tx, { workspaceId, from, to }: MovedChannel): Promise<void> {
  const values = [workspaceId, from, to];
  await tx.run(announcements, values);
  await tx.run(effects, values);
}

const announcements = `
  update announcements set channel_id = $3
  where workspace_id = $1 and channel_id = $2 and not exists (
    select from announcements other
    where other.workspace_id = $1 and other.incident_number = announcements.incident_number and other.channel_id = $3)`;
const effects = `
  update effects set payload = jsonb_set(payload, '{channelId}', to_jsonb($3::text))
  where workspace_id = $1 and payload ->> 'channelId' = $2
    and state in ('waiting', 'attempting', 'rejected', 'dead', 'blocked')`;

/** The channel id used in the incident's chain entries: the channel's first id. */
export async function sealedChannelOf(
  tx: Tx,
  { workspaceId, number }: { workspaceId: string; number: number },
): Promise<string> {
  const [raw] = await tx.run(
    `select coalesce(sealed_channel_id, channel_id, '') as id from incidents
    where workspace_id = $1 and number = $2`,
    [workspaceId, number],
  );
  return z.object({ id: z.string() }).parse(raw).id;
}

import { z } from 'zod';
import type { Tx } from '../../database.js';

/** A channel whose id Slack has changed. */
export interface MovedChannel {
  workspaceId: string;
  from: string;
  to: string;
}

const row = z.object({ number: z.number() });

/** Gives an incident's channel its new id, unless another incident has that; its number, or null where there is none. */
export async function moveIncident(tx: Tx, { workspaceId, from, to }: MovedChannel): Promise<number | null> {
  const [raw] = await tx.run(
    `update incidents set channel_id = $3, sealed_channel_id = coalesce(sealed_channel_id, channel_id)
    where workspace_id = $1 and channel_id = $2
      and not exists (select from incidents other where other.workspace_id = $1 and other.channel_id = $3)
    returning number`,
    [workspaceId, from, to],
  );
  return raw ? row.parse(raw).number : null;
}

/** What was written in the channel, and what was put on it, stands in the channel of the new id. */
export async function moveRecord(tx: Tx, { workspaceId, from, to }: MovedChannel): Promise<void> {
  for (const table of ['messages', 'message_revisions', 'marks'])
    await tx.run(`update ${table} set channel_id = $3 where workspace_id = $1 and channel_id = $2`, [
      workspaceId,
      from,
      to,
    ]);
}

/** Announcements in the channel, those on their way too, are those of the new id. */
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
    and state in ('waiting', 'attempting', 'refused', 'dead', 'blocked')`;

/** The id by which the seals of an incident's record name its channel: the one that it had first. */
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

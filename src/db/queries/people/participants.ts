import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import type { Tx } from '../../database.js';

const participant = z.object({
  user_id: z.string(),
  display_name: z.string(),
  real_name: z.string().nullable(),
  handle: z.string().nullable(),
});

/** More don't take part in an incident. */
const maxPeople = 500;

/** Who is or was in the incident's channel, and these users, with what each is called in Slack. No bots. */
export async function participantsOf(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  userIds: readonly string[],
): Promise<{ userId: string; names: string[] }[]> {
  const rows = await tx.run(
    `select user_id, display_name, real_name, handle from users
    where workspace_id = $1 and not coalesce(is_bot, false) and (user_id = any($3::text[]) or user_id in (
      select user_id from incident_members where workspace_id = $1 and incident_number = $2))
    order by user_id limit ${maxPeople}`,
    [workspaceId, number, [...userIds]],
  );
  return rows.map((row) => {
    const { user_id, display_name, real_name, handle } = participant.parse(row);
    const names = [display_name, real_name, handle].filter((name) => name !== null && name !== '');
    return { userId: user_id, names: [...new Set(names)].filter((name) => name !== null) };
  });
}

import { z } from 'zod';
import type { Incident } from '../../../domain/incident/incident.js';
import type { Membership } from '../../../domain/incident/visibility.js';
import { type UserKind, userKindOf } from '../../../domain/people/person.js';
import type { Tx } from '../../database.js';
import type { IncidentRef } from '../incident/incidents.js';

const row = z.object({
  is_bot: z.boolean().nullable(),
  is_deactivated: z.boolean().nullable(),
  is_external: z.boolean().nullable(),
  guest_kind: z.string().nullable(),
  joined_at: z.unknown(),
  left_at: z.unknown(),
  is_current: z.boolean(),
  last_gap_at: z.string().nullable(),
  number: z.number().nullable(),
  is_private: z.boolean().nullable(),
  channel_id: z.string().nullable(),
});

const viewer = `
  select users.is_bot, users.is_deactivated, users.is_external, users.guest_kind, members.joined_at, members.left_at,
    coalesce(incidents.members_observed_at >= workspaces.last_gap_at or not incidents.wants_channel,
      workspaces.last_gap_at is null) as is_current,
    workspaces.last_gap_at::text as last_gap_at, incidents.number, incidents.is_private, incidents.channel_id
  from (select $1::text as workspace_id, $2::text as user_id, coalesce($3::int,
    (select number from incidents where workspace_id = $1 and channel_id = $4)) as number) asked
  left join workspaces on workspaces.workspace_id = asked.workspace_id
  left join users on users.workspace_id = asked.workspace_id and users.user_id = asked.user_id
  left join incidents on incidents.workspace_id = asked.workspace_id and incidents.number = asked.number
  left join incident_members members on members.workspace_id = asked.workspace_id
    and members.incident_number = asked.number and members.user_id = asked.user_id`;

/** What kind of user somebody is in a workspace, and whether they are in an incident's channel. */
export interface FoundViewer {
  userKind: UserKind;
  membership: Membership;
  /** The end of the last time that Firebreak missed events, in Postgres's format; null: never. */
  lastGapAt: string | null;
  /** What decides whether the user may see the incident; null if there is none. */
  incident: Pick<Incident, 'number' | 'isPrivate' | 'channelId'> | null;
}

/**
 * What kind of user somebody is, and whether they are in an incident's channel (`ref` null: none). Always reads one
 * row, so that timing reveals nothing.
 */
export async function findViewer(
  tx: Tx,
  { workspaceId, userId, ref }: { workspaceId: string; userId: string; ref: IncidentRef | null },
): Promise<FoundViewer> {
  const number = ref && 'number' in ref ? ref.number : null;
  const channelId = ref && 'channelId' in ref ? ref.channelId : null;
  const [raw] = await tx.run(viewer, [workspaceId, userId, number, channelId]);
  const found = row.parse(raw);
  const { last_gap_at: lastGapAt } = found;
  return {
    userKind: userKindIn(found),
    membership: membershipIn(found),
    lastGapAt,
    incident: incidentIn(found),
  };
}

function incidentIn({ number, is_private, channel_id }: z.infer<typeof row>): FoundViewer['incident'] {
  if (number === null || is_private === null) return null;
  return { number, isPrivate: is_private, channelId: channel_id };
}

function userKindIn({ is_bot, is_deactivated, is_external, guest_kind }: z.infer<typeof row>): UserKind {
  if (is_bot === null || is_deactivated === null || is_external === null) return 'unknown';
  return userKindOf({
    isBot: is_bot,
    isDeactivated: is_deactivated,
    isExternal: is_external,
    isGuest: guest_kind !== null,
  });
}

function membershipIn({ joined_at, left_at, is_current }: z.infer<typeof row>): Membership {
  if (joined_at === null) return 'out';
  if (left_at !== null) return 'left';
  return is_current ? 'in' : 'unknown';
}

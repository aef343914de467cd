import { and, eq, notExists, sql } from 'drizzle-orm';
import { z } from 'zod';
import { actionItemStatusKinds } from '../../../domain/action-items/action-item.js';
import type { Incident } from '../../../domain/incident/incident.js';
import type { ActionItemRow, FollowedIncident, PersonRow } from '../../../domain/nudges/rows.js';
import { weekdays } from '../../../domain/time/working-days.js';
import { isOneOf } from '../../any-of.js';
import type { Tx } from '../../database.js';
import { readableRows } from '../../readable-rows.js';
import { incidentImports, incidents } from '../../schema/incident.js';
import { readWith } from '../../stored-json.js';
import { incidentsFromRows } from '../incident/incident-row.js';

/** An action item as stored, before its incident is known. */
export type StoredItem = Omit<ActionItemRow, 'incident'> & { incidentNumber: number };

/**
 * What nudges need of these action items; those that can't be read are reported and left out. For imported ones, the time
 * begins with the import, so that nobody is asked for what was missed before.
 */
export async function nudgedItems(tx: Tx, workspaceId: string, numbers: number[]): Promise<StoredItem[]> {
  if (numbers.length === 0) return [];
  const rows = await tx.run(selectItems, [workspaceId, numbers]);
  return readableRows(tx, rows, {
    read: (raw) => readWith(itemRow, raw),
    column: 'action_items',
    nameOf: (raw) => `${workspaceId} ACT-${numbered.parse(raw).number}`,
  });
}

const numbered = z.object({ number: z.number() });

const selectItems = `
  select number, title, status, owner_id as "ownerId", greatest(owner_since, imported_at) as "ownerSince",
    due_on::text as "dueOn", case when due_on is not null then greatest(due_set_at, imported_at) end as "dueSetAt",
    rests_until::text as "restsUntil", incident_number as "incidentNumber"
  from action_items left join incident_imports using (workspace_id, incident_number)
  where workspace_id = $1 and number = any($2::int[])`;

const itemRow = z.object({
  number: z.number(),
  title: z.string(),
  status: z.enum(actionItemStatusKinds),
  ownerId: z.string().nullable(),
  ownerSince: z.coerce.date(),
  dueOn: z.string().nullable(),
  dueSetAt: z.coerce.date().nullable(),
  restsUntil: z.string().nullable(),
  incidentNumber: z.number(),
});

/** The incidents with these numbers, by number. In an archived channel, nobody can be asked. */
export async function followedIncidents(
  tx: Tx,
  workspaceId: string,
  { numbers, archivesOnClose }: { numbers: number[]; archivesOnClose: boolean },
): Promise<Map<number, FollowedIncident>> {
  if (numbers.length === 0) return new Map();
  const [rows, members] = await Promise.all([
    tx.run(selectFollowed, [workspaceId, numbers, archivesOnClose]),
    membersOfPrivate(tx, workspaceId, numbers),
  ]);
  const found = readableRows(tx, rows, {
    read: (raw) => readWith(followedRow, raw),
    column: 'incidents',
    nameOf: (raw) => `${workspaceId} INC-${numbered.parse(raw).number}`,
  });
  return new Map(
    found.map((row) => {
      const memberIds = row.isPrivate ? (members.get(row.number) ?? new Set<string>()) : null;
      return [row.number, { ...row, memberIds }];
    }),
  );
}

const selectFollowed = `
  select number, kind, is_private as "isPrivate",
    case when $3::boolean and status in ('closed', 'canceled') then null else channel_id end as "channelId",
    jsonb_path_query_first(roles, '$[*] ? (@.role == "commander" && @.until == null).userId') #>> '{}' as "commanderId",
    (select owner_id from postmortems written
      where written.workspace_id = $1 and written.incident_number = incidents.number) as "postmortemOwnerId"
  from incidents where workspace_id = $1 and number = any($2::int[])`;

const followedRow = z.object({
  number: z.number(),
  kind: z.enum(['real', 'drill', 'backfilled']),
  isPrivate: z.boolean(),
  channelId: z.string().nullable(),
  commanderId: z.string().nullable(),
  postmortemOwnerId: z.string().nullable(),
});

/** Who is in the channel of each of these incidents that is private; nobody as long as that isn't read since a gap. */
export async function membersOfPrivate(
  tx: Tx,
  workspaceId: string,
  numbers: number[],
): Promise<Map<number, Set<string>>> {
  const rows = await tx.run(selectMembers, [workspaceId, numbers]);
  const members = new Map<number, Set<string>>();
  for (const raw of rows) {
    const { number, userIds } = memberRow.parse(raw);
    members.set(number, new Set(userIds));
  }
  return members;
}

const selectMembers = `
  select incident_number as number, json_agg(user_id) as "userIds" from incident_members
  where workspace_id = $1 and left_at is null and incident_number in (
    select number from incidents join workspaces using (workspace_id)
    where workspace_id = $1 and number = any($2::int[]) and is_private
      and members_observed_at >= coalesce(last_gap_at, '-infinity'))
  group by incident_number`;

const memberRow = z.object({ number: z.number(), userIds: z.array(z.string()) });

/** These incidents without imported ones, about which nobody is asked, and when a person last wrote in the channel of each. */
export async function nudgedIncidents(
  tx: Tx,
  workspaceId: string,
  numbers: number[],
): Promise<{ incidents: Incident[]; lastSaidAt: Map<number, Date> }> {
  if (numbers.length === 0) return { incidents: [], lastSaidAt: new Map() };
  const isWanted = and(
    eq(incidents.workspaceId, workspaceId),
    isOneOf(incidents.number, numbers),
    notExists(tx.orm.select({ one: sql`1` }).from(incidentImports).where(isImportOf)),
  );
  const [found, said] = await Promise.all([
    tx.orm.select().from(incidents).where(isWanted),
    tx.run(selectSaid, [workspaceId, numbers]),
  ]);
  return {
    incidents: incidentsFromRows(tx, found),
    lastSaidAt: new Map(
      z
        .array(saidRow)
        .parse(said)
        .map(({ number, at }) => [number, at]),
    ),
  };
}

const isImportOf = and(
  eq(incidentImports.workspaceId, incidents.workspaceId),
  eq(incidentImports.incidentNumber, incidents.number),
);

const selectSaid = `
  select wanted.number, said.at from unnest($2::int[]) as wanted (number),
    lateral (select occurred_at as at from messages
      where workspace_id = $1 and incident_number = wanted.number and not is_bot
      order by occurred_at desc limit 1) said`;

const saidRow = z.object({ number: z.number(), at: z.coerce.date() });

/** What decides when these people can be asked. Those of whom nothing is known, or can be read, are left out. */
export async function nudgedPeople(tx: Tx, workspaceId: string, userIds: string[]): Promise<PersonRow[]> {
  if (userIds.length === 0) return [];
  const rows = await tx.run(selectPeople, [workspaceId, userIds]);
  const found = readableRows(tx, rows, {
    read: (raw) => readWith(personRow, raw),
    column: 'reminder_settings',
    nameOf: (raw) => `${workspaceId} ${z.object({ userId: z.string() }).parse(raw).userId}`,
  });
  return found.map(({ goneSince, unreachableSince, ...row }) => {
    const gone = goneSince
      ? { why: 'deactivated' as const, since: goneSince }
      : unreachableSince && { why: 'unreachable' as const, since: unreachableSince };
    return { ...row, gone };
  });
}

const selectPeople = `
  select wanted.user_id as "userId", time_zone as "timeZone", digest_at as "digestAt", country, to_json(weekend) as weekend,
    away_until as "awayUntil", unreachable_since as "unreachableSince",
    case when is_deactivated then coalesce(changed_at, observed_at) end as "goneSince"
  from unnest($2::text[]) as wanted (user_id)
    left join users known on known.workspace_id = $1 and known.user_id = wanted.user_id
    left join reminder_settings chosen on chosen.workspace_id = $1 and chosen.user_id = wanted.user_id
  where known.user_id is not null or chosen.user_id is not null`;

const personRow = z.object({
  userId: z.string(),
  timeZone: z.string().nullable(),
  digestAt: z.string().nullable(),
  country: z.string().nullable(),
  weekend: z.array(z.enum(weekdays)).nullable(),
  awayUntil: z.string().nullable(),
  unreachableSince: z.coerce.date().nullable(),
  goneSince: z.coerce.date().nullable(),
});

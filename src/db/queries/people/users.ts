import { z } from 'zod';
import type { ObservedUser, Person } from '../../../domain/people/person.js';
import { namesToFind } from '../../../domain/people/person-name.js';
import type { Tx } from '../../database.js';
import { wasErased } from '../erasure/erased-people.js';

/**
 * Stores users as described by Slack, with one statement for any number; `at`: when Slack was asked or reported them.
 * Newer rows stay, unchanged ones cost no write, and erased people are left out. Returns the ids of those that changed.
 */
export async function storeUsers(
  tx: Tx,
  workspaceId: string,
  { users, at }: { users: ObservedUser[]; at: Date },
): Promise<string[]> {
  const rows = [...new Map(users.map((user) => [user.userId, user])).values()]
    .toSorted((a, b) => (a.userId < b.userId ? -1 : 1))
    .map((user) => ({
      user_id: user.userId,
      display_name: user.name,
      real_name: user.realName,
      handle: user.handle,
      names: namesToFind(user),
      is_bot: user.isBot,
      is_deactivated: user.isDeactivated,
      guest_kind: user.guestKind,
      is_external: user.isExternal,
      time_zone: user.timeZone,
      changed_at: user.changedAt,
    }));
  if (rows.length === 0) return [];
  const changed = await tx.run(store, [workspaceId, JSON.stringify(rows), at.toISOString()]);
  return changed.map((raw) => row.pick({ user_id: true }).parse(raw).user_id);
}

const columns = [
  ...['display_name', 'real_name', 'handle', 'names', 'is_bot', 'is_deactivated'],
  ...['guest_kind', 'is_external', 'time_zone', 'changed_at'],
];
const all = (prefix: string) => columns.map((column) => `${prefix}.${column}`).join(', ');

const store = `
  insert into users as known (workspace_id, user_id, ${columns.join(', ')}, observed_at)
  select $1, incoming.user_id, ${all('incoming')}, $3::timestamptz
  from jsonb_to_recordset($2::text::jsonb) as incoming (
    user_id text, display_name text, real_name text, handle text, names text[], is_bot boolean,
    is_deactivated boolean, guest_kind text, is_external boolean, time_zone text, changed_at timestamptz)
  where not ${wasErased('$1', 'incoming.user_id')}
  on conflict (workspace_id, user_id) do update set
    (${columns.join(', ')}, observed_at) = (${all('excluded')}, excluded.observed_at)
  where (${all('known')}) is distinct from (${all('excluded')})
    and coalesce(excluded.changed_at >= known.changed_at, true)
    and (coalesce(excluded.changed_at > known.changed_at, false) or excluded.observed_at >= known.observed_at)
  returning user_id`;

const row = z.object({
  user_id: z.string(),
  display_name: z.string(),
  real_name: z.string().nullable(),
  handle: z.string().nullable(),
  is_bot: z.boolean(),
  is_deactivated: z.boolean(),
  guest_kind: z.string().nullable(),
  is_external: z.boolean(),
  time_zone: z.string().nullable(),
});
const fields = Object.keys(row.shape).join(', ');

/** The user as Slack last described them, or null if unknown. */
export async function findUser(tx: Tx, workspaceId: string, userId: string): Promise<Person | null> {
  const [found] = await tx.run(`select ${fields} from users where workspace_id = $1 and user_id = $2`, [
    workspaceId,
    userId,
  ]);
  return found ? personFrom(found) : null;
}

/** Members and guests of the workspace with this folded full name or first name; at most 50. */
export async function usersNamed(tx: Tx, workspaceId: string, name: string): Promise<Person[]> {
  const found = await tx.run(
    `select ${fields} from users
    where workspace_id = $1 and names @> array[$2::text] and not (is_bot or is_deactivated or is_external)
    order by user_id limit 50`,
    [workspaceId, name],
  );
  return found.map(personFrom);
}

/**
 * Those of these users who can't take part in incidents: bots and people from other organizations. Deactivated users
 * aren't listed, since they could before.
 */
export async function outsidersAmong(tx: Tx, workspaceId: string, userIds: string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const found = await tx.run(
    'select user_id from users where workspace_id = $1 and user_id = any($2::text[]) and (is_bot or is_external)',
    [workspaceId, userIds],
  );
  return new Set(found.map((raw) => row.pick({ user_id: true }).parse(raw).user_id));
}

function personFrom(raw: unknown): Person {
  const found = row.parse(raw);
  return {
    userId: found.user_id,
    name: found.display_name,
    realName: found.real_name,
    handle: found.handle,
    timeZone: found.time_zone,
    isBot: found.is_bot,
    isDeactivated: found.is_deactivated,
    isExternal: found.is_external,
    isGuest: found.guest_kind !== null,
  };
}

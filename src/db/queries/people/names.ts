import { z } from 'zod';
import type { SlackName } from '../../../domain/people/person.js';
import type { Tx } from '../../database.js';
import { wasErased } from '../erasure/erased-people.js';

/** Keeps what channels and user groups are called; `at`: when Slack was asked. What is known to be newer stays. */
export async function storeNames(
  tx: Tx,
  workspaceId: string,
  { names, at }: { names: SlackName[]; at: Date },
): Promise<void> {
  const rows = [...new Map(names.map((one) => [one.id, one])).values()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  if (rows.length > 0) await tx.run(store, [workspaceId, JSON.stringify(rows), at.toISOString()]);
}

const store = `
  insert into slack_names as known (workspace_id, id, name, observed_at)
  select $1, told.id, told.name, $3::timestamptz
  from jsonb_to_recordset($2::text::jsonb) as told (id text, name text)
  on conflict (workspace_id, id) do update set name = excluded.name, observed_at = excluded.observed_at
  where known.name <> excluded.name and excluded.observed_at >= known.observed_at`;

/** Keeps what ids in an imported incident are called, as long as Slack hasn't said: people who aren't known here too. */
export async function storeImportedNames(
  tx: Tx,
  workspaceId: string,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = [...names].map(([id, name]) => ({ id, name }));
  if (rows.length > 0) await tx.run(storeUnknown, [workspaceId, JSON.stringify(rows)]);
}

const storeUnknown = `
  insert into slack_names (workspace_id, id, name, observed_at)
  select $1, told.id, told.name, 'epoch' from jsonb_to_recordset($2::text::jsonb) as told (id text, name text)
  where not ${wasErased('$1', 'told.id')}
  order by told.id collate "C"
  on conflict do nothing`;

const row = z.object({ id: z.string(), name: z.string() });

/**
 * What these users, channels and user groups are called, by Slack's id; those that are not known are left out, and so are
 * incidents' channels that were made private since.
 */
export async function namesOf(tx: Tx, workspaceId: string, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await tx.run(
    `select id, name from (
    select user_id as id, display_name as name from users where workspace_id = $1 and user_id = any($2::text[])
    union all
    select id, name from slack_names where workspace_id = $1 and id = any($2::text[]) and not exists (
      select from incidents where workspace_id = $1 and channel_id = slack_names.id and is_private)
      and not exists (select from users where workspace_id = $1 and user_id = slack_names.id)
    ) known order by id collate "C"`,
    [workspaceId, ids],
  );
  return new Map(found.map((raw) => row.parse(raw)).map(({ id, name }) => [id, name]));
}

/** The names of all whose ids stand anywhere in a value, however deep. */
export function namesWithin(tx: Tx, workspaceId: string, value: unknown): Promise<Map<string, string>> {
  const ids = JSON.stringify(value).match(/\b[UWCS][A-Z0-9]+\b/g) ?? [];
  return namesOf(tx, workspaceId, [...new Set(ids)]);
}

import { expect, it } from 'vitest';
import { run } from '../cli/a-terminal.js';
import { aBusyTeam } from '../cli/an-exported-team.js';
import { openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { expectVerifiedRecords } from '../support/expect-verified-records.js';
import { untilProcessed } from '../support/process-records.js';
import { tablesWith } from '../support/tables-with.js';

/** What a team seldom has, and whose key names a person. */
const more = (id: string) => [
  `update action_items set external_id = 'CRM ${id}' where number = (select max(number) from action_items where external_id is null)`,
  `insert into nudges (workspace_id, key, message, rule, recipient_id, outcome, due_at, send_at, claimed_at)
   select workspace_id, 'digest:${id}:2026-12-01', 'digest:${id}:2026-12-01', 'digest', '${id}', 'sent', now(), now(), now() from workspaces`,
];

/**
 * As if the person had come back and done everything once more: stores each row that names their pseudonym again, with
 * their id, where the keys allow both. Gives the tables.
 */
async function storeAgain(url: string, pseudonym: string, id: string): Promise<string[]> {
  const tables = await ask(
    url,
    `select table_name as name,
      string_agg(column_name, ', ' order by ordinal_position) filter (where not is_identity::boolean) as columns
     from information_schema.columns where table_schema = 'public' and table_name not in ('chain_entries', 'erased_people')
     group by table_name having bool_or(column_name = 'workspace_id') order by 1`,
  );
  const stored: string[] = [];
  for (const { name, columns } of tables) {
    const renumbered = ['seq', 'number'].map(
      (key) =>
        `case when row ? '${key}' then jsonb_build_object('${key}', (row ->> '${key}')::int + 1000) else '{}' end`,
    );
    const rows = await ask(
      url,
      `insert into ${name} (${columns}) select ${columns} from (
         select (jsonb_populate_record(null::${name}, row || ${renumbered.join(' || ')})).* from (
           select regexp_replace(to_jsonb(one)::text, '\\m${pseudonym}\\M', '${id}', 'g')::jsonb as row
           from ${name} as one where one::text ~ '\\m${pseudonym}\\M') as rows) as again
       on conflict do nothing returning 1`,
    );
    if (rows.length > 0) stored.push(String(name));
  }
  return stored;
}

it('can erase each of two people twice, with everything of theirs there again, and then the workspace', {
  timeout: 120_000,
}, async () => {
  const { databaseUrl, slack, service, delivered } = await aBusyTeam();
  const people = ['dana', 'sam'].map((name) => slack.person(name));
  for (const person of people) await person.types('/incident export md', { in: openChannel });
  await delivered();
  await untilProcessed(databaseUrl);
  await service.stop();
  const env = { DATABASE_URL: databaseUrl };
  for (const [index, { id }] of people.entries()) {
    for (const statement of more(id)) await ask(databaseUrl, statement);
    expect(await run(['erase', 'person', id], env)).toMatchObject({ code: 0, err: '' });
    expect(await storeAgain(databaseUrl, `UERASED${index + 1}`, id)).toEqual(
      expect.arrayContaining(['audit_entries', 'incident_members', 'nudges', 'users']),
    );
    const { code, out, err } = await run(['erase', 'person', id, '--json'], env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const named = JSON.parse(out).remaining.map(({ table }: { table: string }) => `public.${table}`);
    expect((await tablesWith(databaseUrl, id)).filter((table) => !named.includes(table))).toEqual([]);
  }
  expect(await expectVerifiedRecords(databaseUrl)).toBeGreaterThan(5);
  expect(await run(['erase', 'workspace', 'T0FIREBRK1', '--yes', '--json'], env)).toMatchObject({ code: 0 });
});

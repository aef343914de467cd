import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { program } from '../../src/cli/program.js';
import { saveItem } from '../support/a-followed-incident.js';
import { ask } from '../support/ask.js';
import { anEmptyDatabase } from '../support/test-database.js';
import { aStore } from './a-store.js';
import { run } from './a-terminal.js';

/** The database that a command is run on: one with the private INC-2, one to restore into, or one without incidents. */
type Where = 'used' | 'restored' | 'unused';

/** What a command leaves in the audit log, or the test that looks at it, or why it leaves nothing. */
type Row =
  | { kind: string; command?: string; at?: Where }
  | { kind: string; testedIn: string }
  | { unrecorded: string; at?: Where };

/**
 * Every command, as it is run here. They run in this order, and some need what earlier ones left.
 */
const table: Record<string, Row> = {
  'list --all': { kind: 'private_incidents_read', command: 'list' },
  'show INC-2': { kind: 'private_incidents_read', command: 'show' },
  'draft INC-2': { kind: 'private_incidents_read', command: 'draft' },
  'verify INC-2': { kind: 'private_incidents_read', command: 'verify' },
  'verify --backup backup.tar': { unrecorded: 'it reads a file, and there may be no database' },
  'export INC-2 --out .': { kind: 'incident_exported' },
  'export INC-2 --preview': { kind: 'private_incidents_read', command: 'export --preview' },
  'actions list': { kind: 'private_incidents_read', command: 'actions list' },
  'actions export': { kind: 'action_items_exported' },
  'actions import items.csv --dry-run': { unrecorded: 'it tells only what is in the file' },
  'actions import items.csv': { kind: 'action_items_imported' },
  'nudge --at 2026-12-02T12:00Z': { kind: 'private_incidents_read', command: 'nudge' },
  'nudge --history': { kind: 'private_incidents_read', command: 'nudge --history' },
  'effects list': { kind: 'private_incidents_read', command: 'effects' },
  'effects list --incident INC-2 --json': { kind: 'private_incidents_read', command: 'effects' },
  'effects retry {dead}': { kind: 'effects_retried' },
  'effects dismiss {rejected}': { kind: 'effects_dismissed' },
  'import-runbooks runbooks --dry-run': { unrecorded: 'it reads files, and there may be no database' },
  'import-runbooks runbooks': { kind: 'runbooks_imported' },
  'runbooks list': { unrecorded: 'runbooks belong to no incident' },
  'runbooks show disk.md': { unrecorded: 'runbooks belong to no incident' },
  'runbooks patch INC-2': { kind: 'private_incidents_read', command: 'runbooks patch' },
  'import-runbooks --name runbooks others': { kind: 'runbooks_removed' },
  'backup --out backup-2.tar': { kind: 'database_backed_up' },
  'restore backup.tar': { kind: 'database_restored', at: 'restored' },
  'import inc-1.json --dry-run': { unrecorded: 'it tells only what is in the file', at: 'unused' },
  'import inc-1.json': { kind: 'incident_imported', at: 'unused' },
  move: { testedIn: 'test/cli/backup.test.ts', kind: 'database_moved' },
  'forget --dry-run': { kind: 'private_incidents_read', command: 'forget --dry-run' },
  forget: { kind: 'text_forgotten' },
  'erase person U9 --dry-run': { unrecorded: 'it counts rows, of whichever incident' },
  'erase person U9': { kind: 'person_erased' },
  'audit list': { unrecorded: 'the audit log names incidents by number only' },
  'audit verify': { unrecorded: 'the audit log names incidents by number only' },
  'config apply': { testedIn: 'test/guarantees/reload.test.ts', kind: 'policy_changed' },
  'config check': { unrecorded: 'it reads the environment and files' },
  'config show': { unrecorded: 'the policy is about no incident' },
  doctor: { unrecorded: 'it tells about no incident' },
  migrate: { unrecorded: 'it changes the schema, not what is stored' },
  'lint notes.md': { unrecorded: 'it reads files' },
  serve: { testedIn: 'test/guarantees/reload.test.ts', kind: 'policy_changed' },

  'erase workspace T1 --yes': { unrecorded: 'it deletes the audit log too' },
};

const folder = mkdtempSync(join(inject('testFolder'), 'audited-'));
const places: Partial<Record<Where, { url: string; drop: () => Promise<void> }>> = {};
const effects: Record<string, number> = {};

beforeAll(async () => {
  const store = await aStore();
  places.used = store;
  places.restored = await anEmptyDatabase();
  places.unused = await aStore();
  await store.declare('Checkout is down', { status: 'closed' });
  const leak = await store.declare('Payroll data leaked', { isPrivate: true, status: 'closed' });
  effects.dead = await store.effect(leak, { kind: 'pin_card' }, 'dead');
  effects.rejected = await store.effect(leak, { kind: 'set_topic' }, 'rejected');
  await saveItem(store.db, { ...leak, number: 17, incidentNumber: 2, ownerId: 'U1' }, new Date(0));
  mkdirSync(join(folder, 'runbooks'));
  mkdirSync(join(folder, 'others'));
  writeFileSync(join(folder, 'runbooks', 'disk.md'), '# Disk full\n\n## Steps\n\n1. Check it\n');
  writeFileSync(join(folder, 'others', 'new.md'), '# New one\n\n## Steps\n\n1. Restart it\n');
  writeFileSync(join(folder, 'items.csv'), 'external_id,incident,title\nOPS-1,INC-1,Add a breaker\n');
  writeFileSync(join(folder, 'notes.md'), 'All is well.\n');
  const env = { DATABASE_URL: store.url };
  expect(await run(['backup', '--out', 'backup.tar'], env, { cwd: folder })).toMatchObject({ code: 0 });
  expect(await run(['export', 'INC-1', '--out', '.'], env, { cwd: folder })).toMatchObject({ code: 0 });
  expect(await run(['import-runbooks', 'runbooks'], env, { cwd: folder })).toMatchObject({ code: 0 });
  writeFileSync(
    join(folder, 'runbooks', 'disk.md'),
    '# Disk full\n\n## Steps\n\n1. Check it\n2. Restart it\n',
  );
  for (const statement of rowsOfTheLeak) await ask(store.url, statement);
});
afterAll(async () => {
  for (const place of Object.values(places)) await place.drop();
});

/** An old message, a member, a question that the clock asked, and a runbook that people wrote about. */
const rowsOfTheLeak = [
  `insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at, captured_at)
   values ('T1', 'CT12', '1736000000.000100', 2, 'U9', 'p99 is 9 s', '1', now(), now())`,
  `insert into nudges (workspace_id, key, message, rule, subject, recipient_id, outcome, due_at, send_at, claimed_at)
   values ('T1', 'k', 'k', 'overdue', 'ACT-17', 'U1', 'sent', now(), now(), now())`,
  `insert into incident_members (workspace_id, incident_number, user_id, joined_at) values ('T1', 2, 'U1', now())`,
  `update workspaces set last_gap_at = null`,
  `update incidents set members_observed_at = now()`,
  `insert into runbook_runs (workspace_id, incident_number, number, runbook_number, version, title, attached_at, status, values)
   values ('T1', 2, 1, 1, 1, 'Disk full', now(), 'finished', '{}')`,
  `insert into runbook_run_steps (workspace_id, incident_number, run_number, position, state, note, changed_at)
   values ('T1', 2, 1, 1, 'done', 'only /var', now())`,
];

/** `WHO KIND COMMAND` of each entry of a log, oldest first. */
async function entries(url: string): Promise<string[]> {
  const sql = `select actor_id || ' ' || (access->>'kind') || ' ' || coalesce(access->>'command', '') as entry
    from audit_entries order by seq`;
  const [is] = await ask(url, "select to_regclass('audit_entries') is not null as there");
  return is?.there ? (await ask(url, sql)).map(({ entry }) => String(entry).trim()) : [];
}

const words = ({ 0: line }: [string, Row]) =>
  line.split(' ').map((word) => String(effects[/^\{(.*)\}$/.exec(word)?.[1] ?? ''] ?? word));

it.each(Object.entries(table))('%s is in the audit log, if it should be', async (line, row) => {
  if ('testedIn' in row) return expect(readFileSync(row.testedIn, 'utf8')).toContain(row.kind);
  const where = ('at' in row && row.at) || 'used';
  const url = places[where]?.url ?? '';
  const before = await entries(url);
  const { code, err } = await run(words([line, row]), { DATABASE_URL: url }, { cwd: folder });
  // There are no tokens of Slack here, which doctor and config check say.
  expect({ code: code === 78 ? 0 : code, err: code === 78 ? '' : err }).toEqual({ code: 0, err: '' });
  const added = (await entries(url)).slice(before.length);
  if ('unrecorded' in row) return expect(added).toEqual([]);
  expect(added).toContain(['anna@ops', row.kind, ...(row.command ? [row.command] : [])].join(' '));
});

it('knows every command', () => {
  const never = () => Promise.reject(new Error('nothing is run here'));
  const terminal = { env: {}, cwd: '/', timeZone: 'UTC', operator: 'anna@ops', clock: () => new Date(0) };
  const silent = { ...terminal, out: () => {}, err: () => {} };
  const commands = leaves(program(silent, { serve: never, demo: never }, () => {}));
  const missing = commands.filter(
    (command) => !Object.keys(table).some((line) => line === command || line.startsWith(`${command} `)),
  );
  expect(missing).toEqual(['demo']);
});

/** Names of the commands, such as `effects retry`; not of the groups that they are in. */
function leaves({ commands }: Command, path = ''): string[] {
  return commands.flatMap((one) =>
    one.commands.length > 0 ? leaves(one, `${path}${one.name()} `) : `${path}${one.name()}`,
  );
}

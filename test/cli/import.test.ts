import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { ask } from '../support/ask.js';
import { builtProgram } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';
import { aDatabase, aNewDatabase } from '../support/test-database.js';
import { run } from './a-terminal.js';
import { anExportedTeam } from './an-exported-team.js';

const cli = await builtProgram();

/** A folder with INC-1 (everything that an incident can have), INC-2 (private), INC-3 (a drill) and INC-4 (backfilled). */
let exported: string;
const files = (folder: string) =>
  ['inc-1.json', 'inc-2.json', 'inc-3.json', 'inc-4.json'].map((name) => join(folder, name));
const aFolder = () => mkdtempSync(join(inject('testFolder'), 'import-'));

beforeEach(async () => {
  exported ??= await anExportedTeam(aFolder());
}, 60_000);

const exportAll = (url: string, folder: string) =>
  run(['export', 'INC-1', 'INC-2', 'INC-3', 'INC-4', '--out', folder], { DATABASE_URL: url });

async function anEmptyOne() {
  const { url, drop } = await aDatabase();
  onTestFinished(drop);
  return { url, env: { DATABASE_URL: url } };
}

const contentOf = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** A copy of an exported file that `change` has changed, beside its images. */
function changed(name: string, change: (file: ReturnType<typeof contentOf>) => void): string {
  const file = contentOf(join(exported, name));
  change(file);
  const path = join(exported, `changed-${Math.random()}.json`);
  writeFileSync(path, JSON.stringify(file, null, 2));
  onTestFinished(() => rmSync(path));
  return path;
}

describe('firebreak import', () => {
  it('brings incidents back so that their export has the same bytes', async () => {
    const { url, env } = await anEmptyOne();
    const { code, out, err } = await run(['import', ...files(exported)], env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^INC-1 is imported: \d\d parts of its record verified\.\nINC-2 is imported/);
    const again = aFolder();
    await exportAll(url, again);
    expect(readdirSync(again, { recursive: true }).length).toBeGreaterThan(5);
    for (const name of readdirSync(again, { recursive: true, withFileTypes: true }))
      if (name.isFile()) {
        const path = join(name.parentPath, name.name).slice(again.length);
        expect(readFileSync(join(again, path)).equals(readFileSync(join(exported, path))), path).toBe(true);
      }
  });

  it('exports more kinds of what can happen than a short incident has', () => {
    const { stored, actionItems, history, postmortem } = contentOf(join(exported, 'inc-1.json'));
    const kinds = new Set(
      stored.tables.timeline_entries.map((row: { event: { kind: string } }) => row.event.kind),
    );
    expect(kinds.size).toBeGreaterThan(15);
    expect(Object.keys(stored.tables)).toHaveLength(18);
    expect(actionItems).toHaveLength(2);
    expect(history.roles.length).toBeGreaterThan(3);
    expect(postmortem.sections.flatMap(({ answers }: { answers: unknown[] }) => answers)).toHaveLength(1);
    expect(stored.tables.postmortem_revisions).toHaveLength(2);
    expect(contentOf(join(exported, 'inc-2.json')).incident.private).toBe(true);
    expect(contentOf(join(exported, 'inc-3.json')).incident.kind).toBe('drill');
    expect(contentOf(join(exported, 'inc-4.json')).incident.kind).toBe('backfilled');
  });

  it('changes nothing the second time, and says so', async () => {
    const { env } = await anEmptyOne();
    await run(['import', ...files(exported)], env);
    expect(await run(['import', ...files(exported)], env)).toEqual({
      code: 0,
      out: [1, 2, 3, 4].map((number) => `INC-${number} is here already: nothing to change.\n`).join(''),
      err: '',
    });
  });

  it('only says what would happen in a dry run', async () => {
    const { url, env } = await anEmptyOne();
    const { code, out } = await run(['import', ...files(exported), '--dry-run', '--json'], env);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      dryRun: true,
      files: [{ incident: 'INC-1', kind: 'imported', record: { isVerified: true } }, {}, {}, {}],
    });
    expect(await ask(url, 'select 1 from incidents union all select 1 from workspaces')).toEqual([]);
  });

  it('causes no effects, and numbers given later come after the imported ones', async () => {
    const { url, env } = await anEmptyOne();
    await run(['import', ...files(exported)], env);
    expect(await ask(url, 'select 1 from effects')).toEqual([]);
    expect(
      await ask(
        url,
        'select last_incident_number, last_action_item_number, last_runbook_number from workspaces',
      ),
    ).toEqual([{ last_incident_number: 4, last_action_item_number: 2, last_runbook_number: 3 }]);
    const [ids] = await ask(
      url,
      `select nextval(pg_get_serial_sequence('timeline_entries', 'id'))::int > max(id) as follow from timeline_entries`,
    );
    expect(ids).toEqual({ follow: true });
  });

  it('takes them into another workspace, where the chain still verifies and links lead to where they were', async () => {
    const { url, env } = await anEmptyOne();
    expect(await run(['import', ...files(exported), '--workspace', 'T9'], env)).toMatchObject({
      code: 0,
      err: '',
    });
    const { code, out } = await run(['verify', 'INC-1'], env);
    expect(code).toBe(0);
    expect(out).toMatch(/^INC-1 is verified: /);
    expect(out).toContain('only a head that was printed earlier can show: add --head.');
    const folder = aFolder();
    await exportAll(url, folder);
    const [before, after] = [exported, folder].map((one) => contentOf(join(one, 'inc-1.json')));
    expect(after).toEqual({ ...before, workspace: 'T9' });
  });

  it('says no more about the time before the import if the head was known', async () => {
    const { env } = await anEmptyOne();
    await run(['import', ...files(exported)], env);
    const { head } = contentOf(join(exported, 'inc-1.json')).record;
    const { code, out } = await run(['verify', 'INC-1', '--head', head], env);
    expect(code).toBe(0);
    expect(out).toMatch(/Imported from a file at 2026-03-02 15:00\.\n/);
  });

  it('shows where a file was altered', async () => {
    const { env } = await anEmptyOne();
    const path = changed('inc-1.json', ({ stored }) => {
      stored.tables.messages[0].text = 'all is well';
    });
    expect((await run(['import', path], env)).out).toBe(
      'INC-1 is imported, but its record FAILS verification: see firebreak verify.\n',
    );
    expect((await run(['verify', 'INC-1'], env)).out).toContain('Verification of INC-1 FAILED');
  });

  it('refuses each bad file in words, and imports the rest', async () => {
    const { env } = await anEmptyOne();
    const noTime = changed('inc-1.json', (file) => {
      file.timeline[2].occurredAt = 'noon';
    });
    const noText = changed('inc-1.json', ({ stored }) => {
      stored.tables.messages[1].text = null;
      stored.tables.runes = [];
    });
    const odd = changed('inc-1.json', ({ stored }) => {
      stored.tables.incidents[0].status = 'dancing';
    });
    const twice = changed('inc-1.json', ({ stored }) => {
      stored.tables.marks.push(stored.tables.marks[0]);
    });
    const old = changed('inc-1.json', (file) => {
      delete file.stored;
    });
    const noJson = join(aFolder(), 'a.json');
    writeFileSync(noJson, '{"format": ');
    const paths = [noTime, noText, odd, twice, old, noJson, '/nowhere.json'];
    const { code, out, err } = await run(['import', ...paths, join(exported, 'inc-2.json')], env);
    expect(code).toBe(1);
    expect(out).toMatch(/^INC-2 is imported: 1 part of its record verified\.\n$/);
    const told = paths.reduce((text, path, index) => text.replaceAll(path, `#${index}`), err);
    // How many rows stand above depends on how many calls the bot needed.
    expect(told.replaceAll(/line \d+/g, 'line …')).toMatchInlineSnapshot(`
      "#0: line …, timeline.2.occurredAt: Invalid ISO datetime
      #1: line …, stored.tables.messages.1.text: Invalid input: expected string, received null
      #1: line …, stored.tables: Unrecognized key: "runes"
      #2: line …, stored.tables: INC-1 of workspace T0SANDBOX1 can't be read: invalid_value at status.
      #3: line …, stored.tables: duplicate key value violates unique constraint "marks_workspace_id_channel_id_ts_key_pk"
      #4: It is from a version that didn't write what an import needs. Export it again.
      #5: It is no JSON: Unexpected end of JSON input.
      #6: There's no such file.
      "
    `);
    const lines = [...told.matchAll(/line (\d+)/g)].map(([, line]) => Number(line) - 1);
    expect(readFileSync(noTime, 'utf8').split('\n')[lines[0] ?? 0]).toContain('"noon"');
    expect(readFileSync(noText, 'utf8').split('\n')[lines[1] ?? 0]).toContain('"text": null');
    expect(readFileSync(odd, 'utf8').split('\n')[lines[3] ?? 0]).toContain('"tables": {');
  });

  it('refuses a redacted file, and a missing or altered image', async () => {
    const { url, env } = await anEmptyOne();
    await run(['import', ...files(exported)], env);
    const folder = aFolder();
    await run(['export', 'INC-1', '--profile', 'customer', '--out', folder], env);
    const redacted = join(folder, 'inc-1-customer.json');
    expect((await run(['import', redacted], env)).err).toBe(
      `${redacted}: It was redacted for a customer. Import the file of the profile internal.\n`,
    );
    await run(['export', 'INC-1', '--out', folder], env);
    const image = join(folder, 'INC-1-files', readdirSync(join(folder, 'INC-1-files'))[0] ?? '');
    const name = image.slice(folder.length + 1);
    await ask(url, 'delete from incidents');
    writeFileSync(image, 'another');
    expect((await run(['import', join(folder, 'inc-1.json')], env)).err).toContain(
      `${name} isn't the image that was exported.`,
    );
    rmSync(image);
    expect((await run(['import', join(folder, 'inc-1.json')], env)).err).toContain(
      `${name} is missing beside it.`,
    );
  });

  it('refuses a number that another incident has, and one that has changed since', async () => {
    const { url, env } = await anEmptyOne();
    await run(['import', ...files(exported)], env);
    const other = changed('inc-2.json', (file) => {
      file.incident.number = 1;
      file.stored.tables.incidents[0].title = 'Another';
    });
    expect((await run(['import', other], env)).err).toContain(
      "There's another INC-1 here: “Checkout is down in Europe”, declared ",
    );
    await ask(url, "update incidents set title = 'Renamed'; delete from incident_imports");
    expect((await run(['import', join(exported, 'inc-1.json')], env)).err).toContain(
      'INC-1 is here already, and differs: it has changed since the file was written.',
    );
  });

  it('refuses action items and channels that belong to others', async () => {
    const { url, env } = await anEmptyOne();
    await run(['import', ...files(exported)], env);
    await ask(url, 'delete from incidents where number = 1; delete from incident_imports');
    expect((await run(['import', join(exported, 'inc-1.json')], env)).err).toContain(
      'ACT-1, ACT-2 here is another action item.',
    );
    await ask(url, 'delete from action_items');
    const channel = contentOf(join(exported, 'inc-1.json')).incident.channel;
    await ask(url, `update incidents set channel_id = '${channel}' where number = 3`);
    expect((await run(['import', join(exported, 'inc-1.json')], env)).err).toContain(
      'Its channel belongs to INC-3 here.',
    );
  });

  it('asks for a workspace that the database has', async () => {
    const { env } = await anEmptyOne();
    await run(['import', ...files(exported)], env);
    const { code, err } = await run(['import', join(exported, 'inc-1.json'), '--workspace', 'T404'], env);
    expect(code).toBe(1);
    expect(err).toMatch(/There's no workspace T404 in the database\. Add --workspace with one of: T\w+\.\n$/);
  });

  it('leaves nothing half imported when it is killed', async () => {
    const { url, drop } = await aNewDatabase();
    onTestFinished(drop);
    const holder = postgres(url, { max: 1, onnotice: () => {} });
    const lock = 'do $$ begin lock table action_items; perform pg_sleep(60); end $$';
    const held = holder.unsafe(lock).catch(() => []);
    const child = spawn(process.execPath, [cli, 'import', ...files(exported)], {
      env: { DATABASE_URL: url },
    });
    await eventually(async () =>
      expect(
        await ask(url, "select 1 from pg_locks where not granted and relation = 'action_items'::regclass"),
      ).toHaveLength(1),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    await ask(
      url,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    await held;
    await holder.end({ timeout: 1 });
    for (const table of ['incidents', 'timeline_entries', 'messages', 'chain_entries', 'incident_imports'])
      expect(await ask(url, `select 1 from ${table}`), table).toEqual([]);
    const { code } = await run(['import', ...files(exported)], { DATABASE_URL: url });
    expect(code).toBe(0);
  }, 90_000);
});

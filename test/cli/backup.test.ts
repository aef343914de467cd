import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { takeLivenessLock } from '../../src/db/connection/liveness-lock.js';
import { countPendingMigrations, migrate } from '../../src/db/migrate.js';
import { serve } from '../../src/main.js';
import { openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { builtProgram } from '../support/built-program.js';
import { aUsedHome, started } from '../support/data-dir.js';
import { eventually } from '../support/eventually.js';
import { expectVerifiedRecords } from '../support/expect-verified-records.js';
import { anEmptyDatabase } from '../support/test-database.js';
import { aStore } from './a-store.js';
import { run } from './a-terminal.js';
import { aBusyTeam, exportAll } from './an-exported-team.js';

const aFolder = () => mkdtempSync(join(inject('testFolder'), 'backup-'));

async function anEmptyUrl(): Promise<string> {
  const { url, drop } = await anEmptyDatabase();
  onTestFinished(drop);
  return url;
}

/** What all files of a folder contain, by name. */
function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    entries
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]),
  );
}

/** A database with one incident, and a backup of it made with these arguments. */
async function aBackup(env: Record<string, string> = {}, ...args: string[]) {
  const store = await aStore();
  onTestFinished(() => store.drop());
  const incident = await store.declare('Checkout is down');
  await store.effect(incident, { kind: 'set_topic' }, 'waiting');
  await store.effect(incident, { kind: 'pin_card' }, 'done');
  const file = join(aFolder(), 'backup.tar');
  const made = await run(['backup', '--out', file, ...args], { ...store.env, ...env });
  expect(made).toMatchObject({ code: 0, err: '' });
  return { store, file, said: made.out };
}

const key = Buffer.alloc(32, 7).toString('base64');
const otherKey = Buffer.alloc(32, 8).toString('base64');

describe('firebreak backup and restore', () => {
  it('restores what people see, byte for byte, and the bot goes on from there', {
    timeout: 120_000,
  }, async () => {
    const team = await aBusyTeam();
    const [before, after, file] = [aFolder(), aFolder(), join(aFolder(), 'backup.tar')];
    const dana = team.slack.person('dana');
    const acting = dana.types('/incident note while the backup runs', { in: openChannel });
    const env = { DATABASE_URL: team.databaseUrl };
    const first = await run(['backup', '--out', file], env);
    expect(first).toMatchObject({ code: 0, err: '' });
    await acting;
    await team.delivered();
    await eventually(async () =>
      expect(await ask(team.databaseUrl, 'select 1 from timeline_entries where is_dirty')).toEqual([]),
    );
    expect((await run(['backup', '--out', file], env)).code).toBe(0);
    await team.service.stop();
    await exportAll(team.databaseUrl, before);
    const url = await anEmptyUrl();
    const restored = await run(['restore', file, '--into', url], {});
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('Verified 4 records against the heads in the backup: all are intact.\n');
    await exportAll(url, after);
    expect(filesIn(after)).toEqual(filesIn(before));
    expect(await expectVerifiedRecords(url)).toBeGreaterThan(20);

    const posts = () => team.slack.channels().flatMap(({ messages }) => messages).length;
    const posted = posts();
    const service = await serve({ ...team.config, database: { url } });
    onTestFinished(() => service.stop());
    team.slack.deliverTo(`${service.url}/slack/events`);
    await dana.types('/incident start The next one');
    await eventually(async () =>
      expect(await ask(url, `select title from incidents where number = 5`)).toEqual([
        { title: 'The next one' },
      ]),
    );
    await eventually(async () => expect(posts()).toBeGreaterThan(posted));
  });

  it('says what a backup has, and what a restore does with deliveries that were waiting', async () => {
    const { file, said } = await aBackup();
    expect(said).toMatch(/^Backed up \d+ rows of \d+ tables to .*backup\.tar \(\d+ kB\)\.\n$/);
    const url = await anEmptyUrl();
    const { out } = await run(['restore', file, '--into', url], {});
    expect(out).toContain('1 delivery waited for Slack. The next server sends what Slack doesn');
    expect(await ask(url, 'select state, is_uncertain from effects order by id')).toEqual([
      { state: 'waiting', is_uncertain: true },
      { state: 'done', is_uncertain: false },
    ]);
  });

  it('restores without deliveries, so that a copy posts nothing of what was waiting', async () => {
    const { file } = await aBackup();
    const url = await anEmptyUrl();
    const { out } = await run(['restore', file, '--into', url, '--without-deliveries'], {});
    expect(out).toMatch(/\n1 delivery waited for Slack; none will be sent\.\n$/);
    expect(await ask(url, 'select state from effects order by id')).toEqual([
      { state: 'dismissed' },
      { state: 'done' },
    ]);
  });

  it('gives new rows ids after the restored ones', async () => {
    const { file } = await aBackup();
    const url = await anEmptyUrl();
    await run(['restore', file, '--into', url], {});
    const [last] = await ask(url, 'select max(id)::int as id from timeline_entries');
    const [next] = await ask(
      url,
      `insert into timeline_entries (workspace_id, incident_number, occurred_at, source, event)
       values ('T1', 1, now(), 'command', '{}') returning id::int`,
    );
    expect(next?.id).toBe(Number(last?.id) + 1);
  });

  it('backs up every table of the schema, whichever is added', async () => {
    const { store, file } = await aBackup();
    const { out } = await run(['verify', '--backup', file, '--json'], {});
    const tables = await ask(
      store.url,
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    expect(Object.keys(JSON.parse(out).rows)).toEqual(tables.map(({ name }) => name));
    const { audit_entries, audit_logs, ...others } = JSON.parse(out).rows;
    expect({ audit_entries, audit_logs }).toEqual({ audit_entries: 0, audit_logs: 0 });
    for (const [table, rows] of Object.entries(others))
      expect(await ask(store.url, `select count(*)::int as rows from ${table}`)).toEqual([{ rows }]);
  });

  it('refuses a database that has tables, and changes nothing there', async () => {
    const { store, file } = await aBackup();
    const { code, out, err } = await run(['restore', file, '--into', store.url], {});
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^The database test_\w+ at 127\.0\.0\.1:\d+ isn't empty, and nothing was changed\. /);
  });

  it('refuses a backup by a newer version', async () => {
    const { store } = await aBackup();
    await store.db.run(
      `insert into drizzle.__drizzle_migrations (id, hash, created_at) values (999, '', 4102444800000)`,
    );
    onTestFinished(
      async () =>
        void (await store.db.run(
          'delete from drizzle.__drizzle_migrations where created_at = 4102444800000',
        )),
    );
    const file = join(aFolder(), 'newer.tar');
    await run(['backup', '--out', file], store.env);
    expect(await run(['restore', file, '--into', await anEmptyUrl()], {})).toEqual({
      ...{ code: 1, out: '' },
      err: `${file} was made by a newer version (0.1.0): restore it with that version or a later one.\n`,
    });
  });

  it('leaves the old backup as it is when it is killed', { timeout: 60_000 }, async () => {
    const { store, file } = await aBackup();
    const old = readFileSync(file);
    await store.db.run(
      `insert into user_groups select 'T1', 'S' || n, array[repeat(md5(n::text), 40)], now() from generate_series(1, 60000) n`,
    );
    const child = spawn(process.execPath, [await builtProgram(), 'backup', '--out', file], {
      ...{ env: { PATH: process.env.PATH, ...store.env }, stdio: 'ignore' },
    });
    const ended = once(child, 'exit');
    const partial = () => readdirSync(dirname(file)).find((name) => name.endsWith('.partial'));
    await vi.waitUntil(
      () => statSync(join(dirname(file), partial() ?? '-'), { throwIfNoEntry: false })?.size,
      {
        ...{ timeout: 30_000, interval: 1 },
      },
    );
    child.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(readFileSync(file).equals(old)).toBe(true);
    expect(partial()).toBeDefined();
    const later = () => new Date(Date.now() + 2 * 60 * 60_000);
    expect(await run(['backup', '--out', file], store.env, { clock: later })).toMatchObject({ code: 0 });
    expect(readdirSync(dirname(file))).toEqual(['backup.tar']);
  });

  it('names a backup in a folder after its time', async () => {
    const { store } = await aBackup();
    const folder = aFolder();
    const { out } = await run(['backup', '--out', folder, '--json'], store.env);
    expect(JSON.parse(out)).toMatchObject({
      file: join(folder, 'firebreak-20260302T140000Z.tar'),
      isEncrypted: false,
    });
    expect(readdirSync(folder)).toEqual(['firebreak-20260302T140000Z.tar']);
  });

  it('says plainly why a backup cannot be written', async () => {
    const { store } = await aBackup();
    const file = join(aFolder(), 'a-file');
    writeFileSync(file, '');
    expect(await run(['backup', '--out', join(file, 'backup.tar')], store.env)).toMatchObject({
      ...{ code: 1, out: '' },
      err: expect.stringContaining('a part of the path is a file, not a folder.\n'),
    });
    const full = await run(['backup', '--out', '/dev/full/backup.tar'], store.env);
    expect(full).toMatchObject({ code: 1, out: '' });
  });
});

/** The same file with something else in it. */
function altered(file: string, alter: (content: Buffer) => Buffer): string {
  const path = `${file}.altered`;
  writeFileSync(path, alter(readFileSync(file)));
  return path;
}

describe('firebreak verify --backup', () => {
  const verify = (file: string, env: Record<string, string> = {}) => run(['verify', '--backup', file], env);

  it('says that a backup is whole', async () => {
    const { file } = await aBackup();
    const { code, out } = await verify(file);
    expect(code).toBe(0);
    expect(out).toMatch(/ is whole: \d+ rows of \d+ tables, made at 2026-03-02 15:00 by version 0\.1\.0\.\n/);
  });

  it.each([
    ['plain', {}, []],
    ['encrypted', { FIREBREAK_BACKUP_KEY: key }, ['--encrypt']],
  ])(
    'finds any byte that differs in a backup that is %s',
    async (_which, env: Record<string, string>, args) => {
      const { file } = await aBackup(env, ...args);
      const { length } = readFileSync(file);
      for (const at of [0, 40, 200, 1_000, Math.floor(length / 2), length - 2_000, length - 1]) {
        const path = altered(file, (content) => {
          content.writeUInt8((content[at] ?? 0) ^ 4, at);
          return content;
        });
        const { code, err } = await verify(path, env);
        expect({ at, code, err }).toMatchObject({ at, code: at === 40 && args.length > 0 ? 1 : 3 });
        expect(err).toContain(path);
      }
    },
  );

  it.each([
    ['plain', {}, []],
    ['encrypted', { FIREBREAK_BACKUP_KEY: key }, ['--encrypt']],
  ])(
    'finds out that the end of a backup is missing that is %s',
    async (_which, env: Record<string, string>, args) => {
      const { file } = await aBackup(env, ...args);
      const { length } = readFileSync(file);
      for (const end of [100, 600, Math.floor(length / 2), length - 600]) {
        const path = altered(file, (content) => content.subarray(0, end));
        const { code, err } = await verify(path, env);
        expect({ end, code }).toEqual({ end, code: 3 });
        expect(err).toMatch(/is cut off/);
      }
    },
  );

  it('says whether the key is missing, wrong, or no key at all, and never shows it', async () => {
    const { file } = await aBackup({ FIREBREAK_BACKUP_KEY: key }, '--encrypt');
    expect(readFileSync(file).includes('Checkout is down')).toBe(false);
    expect(await verify(file)).toMatchObject({
      ...{ code: 1, err: `${file} is encrypted: set FIREBREAK_BACKUP_KEY to its key.\n` },
    });
    expect(await verify(file, { FIREBREAK_BACKUP_KEY: otherKey })).toMatchObject({
      ...{ code: 1, err: `${file} was encrypted with another key than FIREBREAK_BACKUP_KEY.\n` },
    });
    const { code, err } = await verify(file, { FIREBREAK_BACKUP_KEY: 'c2VjcmV0' });
    expect(code).toBe(78);
    expect(err).not.toContain('c2VjcmV0');
    expect(await verify(file, { FIREBREAK_BACKUP_KEY: key })).toMatchObject({ code: 0 });
  });

  it('restores an encrypted backup', async () => {
    const env = { FIREBREAK_BACKUP_KEY: key };
    const { file } = await aBackup(env, '--encrypt');
    const url = await anEmptyUrl();
    expect(await run(['restore', file, '--into', url], env)).toMatchObject({ code: 0 });
    expect(await ask(url, 'select title from incidents')).toEqual([{ title: 'Checkout is down' }]);
  });

  it('leaves the database empty when a backup turns out to be damaged', async () => {
    const { file } = await aBackup();
    const path = altered(file, (content) => content.subarray(0, content.length - 3_000));
    const url = await anEmptyUrl();
    expect(await run(['restore', path, '--into', url], {})).toMatchObject({ code: 1 });
    expect(await ask(url, `select from pg_tables where schemaname = 'public'`)).toEqual([]);
  });

  it('refuses a file that is no backup, and one that is missing', async () => {
    const path = join(aFolder(), 'notes.txt');
    writeFileSync(path, 'x'.repeat(2_000));
    expect(await verify(path)).toMatchObject({ code: 3, err: `${path} isn't a backup by Firebreak.\n` });
    expect((await verify(`${path}.gone`)).err).toMatch(/^Can't read .*ENOENT/);
    expect(await run(['verify'], {})).toMatchObject({ code: 2 });
  });
});

describe('firebreak move', () => {
  it('takes the built-in database to the one that DATABASE_URL names', async () => {
    const { dataDir } = await aUsedHome();
    const server = await started({ dataDir });
    await migrate(server.url);
    await ask(server.url, `insert into workspaces (workspace_id) values ('T1')`);
    const url = await anEmptyUrl();
    const env = { FIREBREAK_DATA: dataDir, DATABASE_URL: url };
    const lock = await takeLivenessLock(server.url, 7);
    expect(await run(['move'], env)).toEqual({
      ...{ code: 1, out: '' },
      err: '1 server running on the built-in database. Stop it first.\n',
    });
    await lock.end();
    const { code, out, err } = await run(['move'], env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Moved 1 row of \d+ tables\.\n(?:.*\n)*Now start the server with this DATABASE_URL\./,
    );
    expect(await ask(url, 'select workspace_id from workspaces')).toEqual([{ workspace_id: 'T1' }]);
    expect(await ask(url, `select actor_id, access->>'kind' as kind from audit_entries`)).toEqual([
      { actor_id: 'anna@ops', kind: 'database_moved' },
    ]);
    expect((await run(['move'], env)).err).toContain("isn't empty, and nothing was changed.");
  });

  it('asks for the address to move to', async () => {
    expect(await run(['move'], {})).toMatchObject({
      code: 1,
      err: expect.stringContaining('Set DATABASE_URL'),
    });
  });
});

describe('a backup of an older version', () => {
  it('is migrated when it is restored, with every row and an intact record', async () => {
    const old = await anEmptyUrl();
    await ask(old, readFileSync('test/db/releases/0.1.0.sql', 'utf8'));
    expect(await countPendingMigrations(old)).toBeGreaterThan(0);
    const file = join(aFolder(), 'old.tar');
    expect(await run(['backup', '--out', file], { DATABASE_URL: old })).toMatchObject({ code: 0 });
    const url = await anEmptyUrl();
    expect(await run(['restore', file, '--into', url], {})).toMatchObject({ code: 0, err: '' });
    expect(await countPendingMigrations(url)).toBe(0);
    expect(await expectVerifiedRecords(url)).toBeGreaterThan(0);
    const count = 'select count(*)::int from timeline_entries';
    expect(await ask(url, count)).toEqual(await ask(old, count));
  });
});

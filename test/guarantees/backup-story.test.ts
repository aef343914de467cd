import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, inject, it, onTestFinished } from 'vitest';
import { peakBytesOf } from '../../src/main/child/run-child.js';
import { run } from '../cli/a-terminal.js';
import { aBusyTeam } from '../cli/an-exported-team.js';
import { aPicture } from '../support/a-picture.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';
import { atLength } from '../support/at-length.js';
import { builtProgram } from '../support/built-program.js';
import { expectVerifiedRecords } from '../support/expect-verified-records.js';
import { untilProcessed } from '../support/process-records.js';
import { anEmptyDatabase } from '../support/test-database.js';

const aFolder = () => mkdtempSync(join(inject('testFolder'), 'backup-story-'));
const megabyte = 1_000_000;
const [entries, images] = [atLength(1_000, 10_000), atLength(20, 80)];

async function anEmptyUrl(): Promise<string> {
  const { url, drop } = await anEmptyDatabase();
  onTestFinished(drop);
  return url;
}

/** Runs the program, and says how it ended and the most memory that it held; 0 where that isn't known. */
async function measured(args: string[], databaseUrl: string) {
  const child = spawn(process.execPath, [await builtProgram(), ...args], {
    ...{ env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl }, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  const said = text(child.stdout);
  let peak = 0;
  const watching = setInterval(() => {
    peak = Math.max(peak, peakBytesOf(child.pid));
  }, 20);
  const [code] = await once(child, 'exit');
  clearInterval(watching);
  return { code, out: await said, peakMb: peak / megabyte };
}

/** Every export of these incidents, by format and file name. */
async function exportsOf(databaseUrl: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const format of ['json', 'md', 'html']) {
    const folder = aFolder();
    const args = ['export', 'INC-1', 'INC-2', 'INC-3', 'INC-4', '--format', format, '--out', folder];
    expect(await run(args, { DATABASE_URL: databaseUrl })).toMatchObject({ code: 0, err: '' });
    for (const { parentPath, name } of readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    )) {
      const path = join(parentPath, name);
      files[`${format}${path.slice(folder.length)}`] = readFileSync(path).toString('base64');
    }
  }
  return files;
}

it(`restores ${entries} entries, images and a private incident: the same exports, intact chains, in little memory`, {
  timeout: 120_000,
}, async () => {
  const team = await aBusyTeam({ altersRecord: true });
  const { databaseUrl } = team;
  await team.service.stop();
  await ask(
    databaseUrl,
    `insert into timeline_entries (workspace_id, incident_number, occurred_at, captured_at, source, author_id, event)
     select workspace_id, 1, declared_at + n * interval '1 second', declared_at + n * interval '1 second', 'command', 'U0DANA',
       jsonb_build_object('v', 1, 'kind', 'noted', 'text', 'p99 is ' || n || ' ms', 'at', declared_at)
     from incidents, generate_series(1, ${entries}) n where number = 1`,
  );
  const picture = Buffer.from(aPicture('png', 1)).toString('hex');
  await ask(
    databaseUrl,
    `insert into file_copies (workspace_id, incident_number, file_id, media_type, bytes, copied_at)
     select workspace_id, 3, 'F' || n, 'image/png', decode('${picture}' || repeat(md5(n::text), 25000), 'hex'), now()
     from incidents, generate_series(1, ${images}) n where number = 1`,
  );
  await untilProcessed(databaseUrl);
  const before = await exportsOf(databaseUrl);
  const file = join(aFolder(), 'backup.tar');
  const backup = await measured(['backup', '--out', file], databaseUrl);
  expect(backup.code).toBe(0);
  const url = await anEmptyUrl();
  const restore = await measured(['restore', file], url);
  expect(restore.code).toBe(0);
  expect(restore.out).toContain('Verified 4 records against the heads in the backup: all are intact.\n');
  // The images alone are 64 MB as text.
  expect(Math.max(backup.peakMb, restore.peakMb)).toBeLessThan(250);
  expect(await exportsOf(url)).toEqual(before);
  expect(await expectVerifiedRecords(url)).toBeGreaterThan(entries);
  expect(await ask(url, 'select number from incidents where is_private')).toEqual([{ number: 2 }]);
  for (const from of [databaseUrl, url])
    expect((await run(['audit', '--json'], { DATABASE_URL: from })).out).toContain(
      from === url ? '"kind": "database_restored"' : '"kind": "database_backed_up"',
    );
});

it('has whole transactions only, although others write while it is made', async () => {
  const { db, url } = await anOpenDatabase(3);
  const state = { isDone: false, written: 0 };
  const writing = (async () => {
    while (!state.isDone) {
      await db.transaction(async (tx) => {
        const key = `k${++state.written}`;
        // Its table is copied after the other one, so that a later look would find more of these.
        await tx.run(
          `insert into timeline_entries (workspace_id, incident_number, occurred_at, source, event)
           values ('T1', 1, now(), 'command', '{"v":1,"kind":"acknowledged"}')`,
        );
        await tx.run(`insert into request_keys (workspace_id, key, claimed_at) values ('T1', $1, now())`, [
          key,
        ]);
      });
    }
  })();
  const file = join(aFolder(), 'backup.tar');
  await ask(url, `insert into workspaces (workspace_id) values ('T1')`);
  for (const _time of [1, 2, 3]) {
    const from = state.written;
    expect((await run(['backup', '--out', file], { DATABASE_URL: url })).code).toBe(0);
    expect(state.written).toBeGreaterThan(from);
    const { out } = await run(['verify', '--backup', file, '--json'], {});
    const { rows } = JSON.parse(out);
    expect(rows.request_keys).toBeGreaterThan(0);
    expect(rows.timeline_entries).toBe(rows.request_keys);
  }
  state.isDone = true;
  await writing;
});

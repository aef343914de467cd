import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { run } from '../cli/a-terminal.js';
import { aBot } from '../support/a-bot.js';
import { ask } from '../support/ask.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';
import { aNewDatabase } from '../support/test-database.js';

const aFolder = () => mkdtempSync(join(inject('testFolder'), 'scheduled-'));
const scheduled = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.tar'));
const schedule = (folder: string) => ({ folder, minuteOfDay: 180, keep: 2, key: null });
const scrape = async (url: string) => (await fetch(`${url}/metrics`)).text();

it('makes one backup at the first start, whichever of two replicas makes it, and says so', async () => {
  const folder = join(aFolder(), 'new');
  const bot = await aBot({ backups: schedule(folder) });
  await bot.another();
  await eventually(async () => expect(scheduled(folder)).toHaveLength(1), 20_000);
  const entry = async () =>
    ask(
      bot.databaseUrl,
      `select actor_kind, access->>'kind' as kind, access->>'file' as file from audit_entries`,
    );
  const [file = ''] = scheduled(folder);
  await eventually(async () =>
    expect(await entry()).toEqual([{ actor_kind: 'firebreak', kind: 'database_backed_up', file }]),
  );
  expect((await run(['verify', '--backup', join(folder, file)], {})).code).toBe(0);
  expect(await scrape(bot.service.url)).toMatch(/^firebreak_last_backup_timestamp_seconds 1\d{9}/m);
  const env = { DATABASE_URL: bot.databaseUrl, FIREBREAK_BACKUP_DIR: folder };
  const { out } = await run(['doctor'], env, { clock: () => new Date() });
  expect(out).toContain(`last backup 0 min ago, ${join(folder, file)}\n`);
});

it('makes up for a missed night, sweeps what was killed, and deletes only its own old files', async () => {
  const folder = aFolder();
  const old = ['20260101', '20260102', '20260103'].map((day) => `firebreak-scheduled-${day}T030020Z.tar`);
  const others = ['firebreak-20260101T030020Z.tar', 'notes.txt'];
  for (const name of [...old, ...others, `${old[2]}.123.partial`]) writeFileSync(join(folder, name), 'old');
  const bot = await aBot({ backups: schedule(folder) });
  await eventually(async () => expect(readdirSync(folder)).toHaveLength(4), 20_000);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining([...others, old[2]]));
  await bot.service.stop();
  await ask(
    bot.databaseUrl,
    `update clock_runs set last_run_at = now() - interval '25 hours' where job like 'backup%'`,
  );
  await pause(1_000); // Names have the second.
  await bot.another();
  await eventually(async () => expect(readdirSync(folder)).not.toContain(old[2]), 20_000);
  expect(scheduled(folder).filter((name) => name.startsWith('firebreak-scheduled-'))).toHaveLength(2);
});

it('keeps old backups and stays ready when the folder cannot be used, and counts it', async () => {
  const file = join(aFolder(), 'a-file');
  writeFileSync(file, '');
  const bot = await aBot({ backups: schedule(join(file, 'backups')) });
  await eventually(async () =>
    expect(await scrape(bot.service.url)).toMatch(/^firebreak_backup_failures_total 1$/m),
  );
  expect(await scrape(bot.service.url)).toMatch(/^firebreak_last_backup_timestamp_seconds 0$/m);
  expect((await fetch(`${bot.service.url}/readyz`)).status).toBe(200);
});

it('keeps old backups and leaves no half of a new one when the disk is full, and makes one when there is room', async () => {
  const folder = aFolder();
  const old = ['20260101', '20260102', '20260103'].map((day) => `firebreak-scheduled-${day}T030020Z.tar`);
  for (const name of old) writeFileSync(join(folder, name), 'old');
  const full = await aFullDisk();
  const bot = await aBot({ backups: schedule(folder) });
  await eventually(async () =>
    expect(await scrape(bot.service.url)).toMatch(/^firebreak_backup_failures_total 1$/m),
  );
  expect(readdirSync(folder).toSorted()).toEqual(old);
  expect(await scrape(bot.service.url)).toMatch(/^firebreak_last_backup_timestamp_seconds 0$/m);
  await bot.service.stop();
  full.mockRestore();
  await ask(
    bot.databaseUrl,
    `update clock_runs set last_run_at = now() - interval '2 hours' where job like 'backup%'`,
  );
  await bot.another();
  await eventually(async () => expect(scheduled(folder)).toHaveLength(2), 20_000);
  expect(scheduled(folder)).toContain(old[2]);
});

/** From now on, the second write to any file finds no room, and every later one. */
async function aFullDisk() {
  const file = await open(devNull, 'r');
  await file.close();
  const noRoom = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    ...{ code: 'ENOSPC', errno: -28, syscall: 'write' },
  });
  const writeFile = file.writeFile;
  let writes = 0;
  return vi.spyOn(Object.getPrototypeOf(file), 'writeFile').mockImplementation(function (
    this: FileHandle,
    ...args
  ) {
    return ++writes === 1 ? Reflect.apply(writeFile, this, args) : Promise.reject(noRoom);
  });
}

it('ends the process that makes it when the server is killed, and leaves the last backup', {
  timeout: 90_000,
}, async () => {
  const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  const folder = aFolder();
  const env = { FIREBREAK_BACKUP_DIR: folder };
  const cli = await builtProgram();
  const live = () => startBotProcess({ cli, slack, databaseUrl: database.url, mode: 'socket', env });
  slack.deliverTo();
  const first = live();
  await eventually(async () => expect(first.lines.join('\n')).toContain('"msg":"backup_made"'), 30_000);
  const [good = ''] = scheduled(folder);
  const content = readFileSync(join(folder, good));
  await first.kill();
  await ask(
    database.url,
    `insert into user_groups select 'T1', 'S' || n, array[repeat(md5(n::text), 40)], now() from generate_series(1, 60000) n`,
  );
  await ask(database.url, `delete from clock_runs where job like 'backup%'`);
  const second = live();
  const partial = () => readdirSync(folder).find((name) => name.endsWith('.partial'));
  await vi.waitUntil(partial, { timeout: 30_000, interval: 2 });
  await second.kill();
  const sessions = `select 1 from pg_stat_activity where application_name = 'firebreak backup' and datname = current_database()`;
  await eventually(async () => expect(await ask(database.url, sessions)).toEqual([]));
  expect(scheduled(folder)).toEqual([good]);
  expect(readFileSync(join(folder, good)).equals(content)).toBe(true);
  await ask(database.url, `delete from clock_runs where job like 'backup%'`);
  const third = live();
  await eventually(async () => expect(third.lines.join('\n')).toContain('"msg":"backup_made"'), 30_000);
  expect(partial()).toBeUndefined();
  expect(scheduled(folder)).toHaveLength(2);
});

import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { noLog } from '../../src/db/embedded/embedded-log.js';
import { isAlive } from '../../src/db/embedded/process-identity.js';
import type { EmbeddedStep } from '../../src/db/embedded/server/launch-cluster.js';
import { openDatabase } from '../../src/db/open-database.js';
import { ask } from '../support/ask.js';
import { aHome, aUsedHome, started } from '../support/data-dir.js';

const isRoot = process.getuid?.() === 0;

it('creates a UTF-8 database in UTC in an empty folder, reports its steps, and stops completely', async () => {
  const { dataDir, sharedFolder } = aHome();
  const steps: EmbeddedStep[] = [];
  const server = await started({ dataDir, sharedFolder, onProgress: (step) => steps.push(step) });
  expect(steps.filter((step) => step !== 'copying')).toEqual(['creating', 'starting', 'ready']);
  expect(server.adopted).toBe(false);
  expect(
    await ask(server.url, `select current_setting('timezone') tz, upper('é') up, current_database() db`),
  ).toEqual([{ tz: 'UTC', up: 'É', db: 'firebreak' }]);
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
});

it('finds the data of the first start on the second start', async () => {
  const { dataDir, sharedFolder } = aHome();
  const first = await started({ dataDir, sharedFolder });
  await ask(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  const steps: EmbeddedStep[] = [];
  const second = await started({ dataDir, sharedFolder, onProgress: (step) => steps.push(step) });
  expect(steps).toEqual(['starting', 'ready']);
  expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

it('keeps acknowledged data on disk: fsync and synchronous_commit are on unless a test turns them off', async () => {
  const server = await started({ ...(await aUsedHome()), settings: {} });
  const query = `select current_setting('fsync') f, current_setting('synchronous_commit') c`;
  expect(await ask(server.url, query)).toEqual([{ f: 'on', c: 'on' }]);
});

it('requires the password, which only our user can read', async () => {
  const { dataDir, sharedFolder } = await aUsedHome();
  const server = await started({ dataDir, sharedFolder });
  const url = Object.assign(new URL(server.url), { password: 'guessed' }).href;
  await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  expect(statSync(join(dataDir, 'embedded.json')).mode & 0o077).toBe(0);
});

it('listens on loopback only, without a socket file', async () => {
  const server = await started(await aUsedHome());
  const query = `select current_setting('listen_addresses') l, current_setting('unix_socket_directories') u`;
  expect(await ask(server.url, query)).toEqual([{ l: '127.0.0.1', u: '' }]);
});

it('starts whatever the environment says about other databases', async () => {
  for (const [name, value] of [
    ['PGTARGETSESSIONATTRS', 'any'],
    ['PGSSL', 'require'],
    ['PGSSLMODE', 'verify-full'],
    ['PGHOST', 'db.invalid'],
    ['PGPORT', '1'],
    ['PGOPTIONS', '--nonsense=1'],
  ] as const)
    vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const server = await started(await aUsedHome());
  const db = openDatabase({ url: server.url, maxConnections: 1 });
  expect(await db.run('select 1 as answer')).toEqual([{ answer: 1 }]);
  await db.close();
});

it.runIf(isRoot)(
  'as root: lays the data elsewhere when others cannot pass the folder, and finds them again',
  async () => {
    const { dataDir, sharedFolder } = aHome(0o700);
    const first = await started({ dataDir, sharedFolder });
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(readdirSync(sharedFolder)).toHaveLength(1);
    const second = await started({ dataDir, sharedFolder });
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  },
);

it.runIf(isRoot)('as root: runs Postgres as nobody', async () => {
  const server = await started(await aUsedHome());
  expect(statSync(`/proc/${server.pid}`).uid).toBe(65534);
});

it.runIf(isRoot)(
  'as root: warns when only a temporary folder is left for the data, and finds them there again',
  async () => {
    const { home, dataDir } = aHome(0o700);
    const sharedFolder = join(home, 'a-file', 'shared');
    writeFileSync(join(home, 'a-file'), '');
    const warnings: Record<string, unknown>[] = [];
    const warn = (event: string, details: Record<string, unknown>) => {
      if (event === 'embedded_data_in_temporary_folder') warnings.push(details);
    };
    const log = { ...noLog, warn };
    const first = await started({ dataDir, sharedFolder, log });
    const place = String(warnings[0]?.place);
    onTestFinished(() => rmSync(place, { recursive: true }));
    expect(warnings).toEqual([{ place, remedy: expect.stringContaining('Set FIREBREAK_DATA') }]);
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await started({ dataDir, sharedFolder, log });
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  },
);

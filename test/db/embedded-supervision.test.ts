import { once } from 'node:events';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { EmbeddedLog } from '../../src/db/embedded/embedded-log.js';
import { isAlive } from '../../src/db/embedded/process-identity.js';
import { ask } from '../support/ask.js';
import { aUsedHome, started } from '../support/data-dir.js';
import { anotherProcess, buildHolder } from '../support/other-process.js';

let holder: Awaited<ReturnType<typeof buildHolder>>;
beforeAll(async () => {
  holder = await buildHolder();
});
afterAll(() => holder.remove());

it('restarts a killed server at the same address with all acknowledged data', async () => {
  const events: string[] = [];
  const server = await started({ ...(await aUsedHome()), log: logInto(events) });
  const sql = postgres(server.url, { max: 2, onnotice: () => {} });
  onTestFinished(() => sql.end({ timeout: 1 }));
  await sql`create table kept as select 42 as answer`;
  const killed = server.pid;
  process.kill(killed, 'SIGKILL');
  const answer = () =>
    sql`select answer from kept`.then(
      ([row]) => row,
      () => null,
    );
  await expect.poll(() => server.pid, { timeout: 10_000 }).not.toBe(killed);
  await expect.poll(answer, { timeout: 10_000 }).toEqual({ answer: 42 });
  expect(events).toEqual(['embedded_died', 'embedded_recovered']);
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
});

it('restarts an adopted orphan too', async () => {
  const home = await aUsedHome();
  const owner = await anotherProcess({ ...home, program: holder.program });
  await owner.kill();
  const heir = await started(home);
  process.kill(heir.pid, 'SIGKILL');
  await expect
    .poll(() => ask(heir.url, 'select 1 as one').catch(() => null), { timeout: 10_000 })
    .toEqual([{ one: 1 }]);
});

it('does not restart a server that it was asked to stop, even twice', async () => {
  const events: string[] = [];
  const server = await started({ ...(await aUsedHome()), log: logInto(events) });
  await Promise.all([server.stop(), server.stop()]);
  expect([isAlive(server.pid), events]).toEqual([false, []]);
});

it('keeps its port between starts, and takes another if that port is no longer free', async () => {
  const home = await aUsedHome();
  const first = await started(home);
  await first.stop();
  const second = await started(home);
  expect(second.url).toBe(first.url);
  await second.stop();
  const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
  onTestFinished(() => void squatter.close());
  await once(squatter, 'listening');
  const third = await started(home);
  expect(third.url).not.toBe(first.url);
  expect(await ask(third.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('writes the output of Postgres to a log in the data directory, without row content', async () => {
  const home = await aUsedHome();
  const server = await started(home);
  await ask(server.url, `create table t (secret text unique); insert into t values ('hidden-word')`);
  await expect(ask(server.url, `insert into t values ('hidden-word')`)).rejects.toMatchObject({
    code: '23505',
  });
  await server.stop();
  const log = readFileSync(join(home.dataDir, 'postgres.log'), 'utf8');
  expect(log).toContain('duplicate key value violates unique constraint');
  expect(log).not.toContain('hidden-word');
});

it('truncates a large log while the server keeps writing to it', async () => {
  const home = await aUsedHome();
  const server = await started(home);
  const log = join(home.dataDir, 'postgres.log');
  appendFileSync(log, Buffer.alloc(11 * 1024 ** 2, 'x'));
  await expect.poll(() => statSync(log).size, { timeout: 5_000 }).toBeLessThan(1_000);
  await server.stop();
  expect(readFileSync(log, 'utf8')).toMatch(/^\d{4}-.* database system is shut down\n$/s);
});

function logInto(events: string[]): EmbeddedLog {
  const add = (event: string) => void events.push(event);
  return { info: add, warn: add, error: add };
}

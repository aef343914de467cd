import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import postgres from 'postgres';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { ask } from '../support/ask.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { untilDelivered } from '../support/stored.js';
import { aNewDatabase, anEmptyDatabase } from '../support/test-database.js';
import { aStore } from './a-store.js';

const cli = await builtProgram();
const migrationLock = 7_203_441;

/** Runs the built program to its end. */
function firebreak(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = execFile(process.execPath, [cli, ...args], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}

describe('the firebreak program', () => {
  it('ends with 78 and a line for each fault where it is not configured', async () => {
    const { code, out, err } = await firebreak(['serve'], { PORT: 'http' });
    expect({ code, out }).toEqual({ code: 78, out: '' });
    expect(
      err
        .trimEnd()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET', 'PORT']);
  });

  it('prints JSON to the last byte into a pipe, in the zone-free time of files', async () => {
    const store = await aStore();
    onTestFinished(() => store.drop());
    for (let count = 0; count < 150; count++) await store.declare(`Incident ${'x'.repeat(120)}`);
    const { code, out } = await firebreak(['list', '--limit', '150', '--json'], {
      ...store.env,
      TZ: 'Asia/Tokyo',
    });
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(65_536);
    expect(JSON.parse(out).incidents).toHaveLength(150);
    expect(JSON.parse(out).incidents[0].milestones.declared).toBe('2026-03-02T13:00:00.000Z');
    expect((await firebreak(['list'], { ...store.env, TZ: 'Asia/Tokyo' })).out).toContain(
      'Times are in Asia/Tokyo.',
    );
  });

  const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === '::1'));
  it.runIf(hasIPv6)('says an address that can be opened, also of IPv6', async () => {
    const { slack, url } = await aPlace();
    const env = { HOST: '::1' };
    const server = startBotProcess({ cli, slack, databaseUrl: url, mode: 'http', env });
    const address = await server.listening();
    expect(address).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });

  it('serves as a role that owns nothing and may only read and write', async () => {
    const { slack, url } = await aPlace();
    const role = `serving_${process.hrtime.bigint()}`;
    for (const statement of [
      `create role ${role} login password 'x'`,
      `grant select, insert, update, delete on all tables in schema public to ${role}`,
      `grant usage on schema drizzle to ${role}`,
      `grant select on all tables in schema drizzle to ${role}`,
    ])
      await ask(url, statement);
    onTestFinished(async () => {
      await ask(url, `drop owned by ${role}`);
      await ask(url, `drop role ${role}`);
    });
    const databaseUrl = Object.assign(new URL(url), { username: role, password: 'x' }).href;
    const server = startBotProcess({ cli, slack, databaseUrl, mode: 'http' });
    slack.deliverTo(`${await server.listening()}/slack/events`);
    await server.ready();
    const { text } = await slack.person('dana').types('/incident start Checkout is down');
    expect(text).toContain('INC-1');
    await untilDelivered(url);
    await server.kill();
  });

  it('drains on SIGTERM and exits 0', async () => {
    const [slack, store] = await Promise.all([startSandbox(), aStore()]);
    onTestFinished(async () => {
      await slack.close();
      await store.drop();
    });
    const env = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    };
    const server = spawn(process.execPath, [cli, 'serve'], {
      env: { ...store.env, ...env, PORT: '0' },
    });
    onTestFinished(() => void server.kill('SIGKILL'));
    const events: string[] = [];
    server.stdout.on('data', (data: Buffer) => {
      events.push(
        ...data
          .toString()
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line).msg),
      );
      if (events.includes('ready') && !events.includes('stopped')) server.kill('SIGTERM'); // once more for each line, as an impatient operator does
    });
    const [code, signal] = await once(server, 'exit');
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(events.at(-1)).toBe('stopped');
  });

  it('says what its migration waits for, and ends on SIGTERM meanwhile', async () => {
    const database = await anEmptyDatabase();
    const holder = postgres(database.url, { max: 1, fetch_types: false });
    onTestFinished(async () => {
      await holder.end();
      await database.drop();
    });
    await holder.unsafe(`select pg_advisory_lock(${migrationLock})`);
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1-abc',
      SLACK_APP_TOKEN: 'xapp-1-abc',
      DATABASE_URL: database.url,
      PORT: '0',
    };
    const server = spawn(process.execPath, [cli, 'serve'], { env });
    onTestFinished(() => void server.kill('SIGKILL'));
    let said = '';
    server.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('migration_waiting')) server.kill('SIGTERM');
    });
    const [code, signal] = await once(server, 'exit');
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    expect(said).toContain('migration_waiting');
  });
});

/** A sandbox and a database, both gone after the test. */
async function aPlace() {
  const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  return { slack, url: database.url };
}

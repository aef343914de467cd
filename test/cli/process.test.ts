import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import postgres from 'postgres';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { builtProgram } from '../support/built-program.js';
import { anEmptyDatabase } from '../support/test-database.js';
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
      if (events.includes('ready') && !events.includes('stopped')) server.kill('SIGTERM'); // once more for each line: the same wish
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

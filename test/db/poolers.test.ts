import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sharesSessions } from '../../src/db/connection/shares-sessions.js';
import { migrate } from '../../src/db/migrate.js';
import { openDatabase } from '../../src/db/open-database.js';
import { freePort } from '../support/free-port.js';
import { aNewDatabase, anEmptyDatabase } from '../support/test-database.js';

const hasPgBouncer = isInstalled('pgbouncer');
if (!hasPgBouncer) console.warn('PgBouncer is not installed: its tests are skipped.');

it('a direct connection has a session of its own', async () => {
  const { url, drop } = await aNewDatabase();
  onTestFinished(drop);
  expect(await sharesSessions(url)).toBe(false);
});

describe.skipIf(!hasPgBouncer)('PgBouncer as it comes', { timeout: 60_000 }, () => {
  it('in session mode serves everything', async () => {
    const { url, drop } = await anEmptyDatabase();
    const pooled = await pgBouncer(url, 'session', drop);
    await migrate(pooled);
    const db = openDatabase({ url: pooled, statementTimeoutMs: 1_234 });
    expect(await db.run("select current_setting('statement_timeout') as timeout")).toEqual([
      { timeout: '1234ms' },
    ]);
    expect(await sharesSessions(pooled)).toBe(false);
    await db.close();
  });

  it('in transaction mode is found out, and migrations leave no lock in it', async () => {
    const { url, drop } = await anEmptyDatabase();
    const pooled = await pgBouncer(url, 'transaction', drop);
    await migrate(pooled);
    await migrate(url);
    expect(await sharesSessions(pooled)).toBe(true);
  });
});

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The URL of the database through a PgBouncer of its own, which ends with the test. */
async function pgBouncer(
  url: string,
  mode: 'session' | 'transaction',
  drop: () => Promise<void>,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-pgbouncer-'));
  chmodSync(folder, 0o755);
  const { hostname, port, username, password } = new URL(url);
  const listenPort = await freePort();
  const config = `
[databases]
* = host=${hostname} port=${port} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
`;
  writeFileSync(join(folder, 'pgbouncer.ini'), config);
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn('pgbouncer', [...user, join(folder, 'pgbouncer.ini')], { stdio: 'ignore' });
  onTestFinished(async () => {
    await ended(child);
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });
  await until(() => accepts(listenPort));
  return Object.assign(new URL(url), { host: `127.0.0.1:${listenPort}` }).href;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('PgBouncer does not answer.');
    await pause(50);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(() => resolve(true)));
    socket.on('error', () => resolve(false));
  });
}

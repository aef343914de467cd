import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';
import { aNewDatabase } from '../support/test-database.js';

/** A program that loads for a while before it listens, and says so. */
const slowProgram = `
  console.log('loading');
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const signal of ['SIGHUP', 'SIGTERM', 'SIGINT']) process.on(signal, () => console.log(signal));
  setTimeout(() => console.log('ready'), 200);
`;

/** Starts `firebreak COMMAND` of that program. */
function started(command: string) {
  const folder = mkdtempSync(join(inject('testFolder'), 'signals-'));
  cpSync('bin', join(folder, 'bin'), { recursive: true });
  mkdirSync(join(folder, 'dist/src'), { recursive: true });
  writeFileSync(join(folder, 'dist/src/cli.js'), slowProgram);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const child = spawn(process.execPath, [join(folder, 'bin/firebreak.js'), command]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return { child, lines };
}

describe('a signal while the program loads', () => {
  it.each(['SIGHUP', 'SIGTERM', 'SIGINT'] as const)('waits for the server: %s', async (signal) => {
    const { child, lines } = started('serve');
    await eventually(async () => expect(lines).toEqual(['loading']));
    child.kill(signal);
    const [code] = await once(child, 'exit');
    expect({ code, lines }).toEqual({ code: 0, lines: ['loading', signal, 'ready'] });
  });

  it('tells the server nothing if there was none', async () => {
    const { child, lines } = started('serve');
    await once(child, 'exit');
    expect(lines).toEqual(['loading', 'ready']);
  });

  it.each(['SIGHUP', 'SIGTERM', 'SIGINT'] as const)('ends any other command at once: %s', async (signal) => {
    const { child, lines } = started('list');
    await eventually(async () => expect(lines).toEqual(['loading']));
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
  });
});

describe('firebreak serve', () => {
  it.skipIf(process.platform !== 'linux')(
    'starts although it is told to reload as early as it can hear it',
    async () => {
      const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
      onTestFinished(async () => {
        await slack.close();
        await database.drop();
      });
      const server = startBotProcess({
        cli: await program(),
        slack,
        databaseUrl: database.url,
        mode: 'socket',
      });
      slack.deliverTo();
      await eventually(async () => expect(catches(server.pid, hangup)).toBe(true));
      server.hangUp();
      await server.ready();
      await server.says('policy_unchanged');
    },
  );
});

/** The built program with what starts it. */
async function program(): Promise<string> {
  const root = join(dirname(await builtProgram()), '../..');
  cpSync('bin', join(root, 'bin'), { recursive: true });
  return join(root, 'bin/firebreak.js');
}

const hangup = 1;

/** Whether a process handles a signal itself, as Linux tells. */
function catches(pid: number, signal: number): boolean {
  const status = `/proc/${pid}/status`;
  const mask = existsSync(status) ? /^SigCgt:\s*([0-9a-f]+)/m.exec(readFileSync(status, 'utf8')) : null;
  return mask !== null && (BigInt(`0x${mask[1]}`) & (1n << BigInt(signal - 1))) !== 0n;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { removeEmbedded } from '../../src/db/embedded/remove-embedded.js';
import { builtProgram } from './built-program.js';
import { keepingPriority } from './keeping-priority.js';

/** Runs `firebreak demo` in its own folder until the test ends. Returns its address once ready. */
export async function aDemo(): Promise<string> {
  const cli = await builtProgram();
  const folder = mkdtempSync(join(inject('testFolder'), 'demo-'));
  chmodSync(folder, 0o700);
  const child = spawn(process.execPath, [...keepingPriority, cli, 'demo'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR },
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => words.push(String(data)));
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
    await removeEmbedded(join(folder, '.firebreak-demo/bot'));
    rmSync(folder, { recursive: true, force: true });
  });
  for (;;) {
    const address = /^ {2}(http:\S+)$/m.exec(words.join(''))?.[1];
    if (address) return address;
    if (child.exitCode !== null) throw new Error(`The demo ended before it was ready: ${words.join('')}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

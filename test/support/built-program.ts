import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inject, vi } from 'vitest';

/**
 * The command line, built like `npm run build` in the run's folder, by the first test file that asks for it.
 */
export async function builtProgram(): Promise<string> {
  const folder = join(inject('testFolder'), 'program');
  const finished = join(folder, 'package.json');
  if (isFirst(folder)) build(folder, finished);
  else await vi.waitUntil(() => existsSync(finished), { timeout: 60_000, interval: 20 });
  return join(folder, 'dist/src/cli.js');
}

function isFirst(folder: string): boolean {
  if (existsSync(folder)) return false;
  return mkdirSync(folder, { recursive: true }) !== undefined;
}

function build(folder: string, finished: string): void {
  execFileSync(process.execPath, ['scripts/build.js', join(folder, 'dist')]);
  cpSync('sandbox/reference', join(folder, 'dist/sandbox/reference'), { recursive: true });
  cpSync('manifest.yml', join(folder, 'manifest.yml'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(finished, '{ "type": "module", "version": "0.0.0" }');
}

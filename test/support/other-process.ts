import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { transform } from '@swc/wasm-typescript';
import { inject, onTestFinished } from 'vitest';
import { z } from 'zod';
import { builtProgram } from './built-program.js';

const Started = z.object({ url: z.string(), pid: z.number(), adopted: z.boolean() });

/** Another process that runs the built-in Postgres; `steps` lists its start-up steps so far. */
export interface OtherProcess extends z.infer<typeof Started> {
  holder: ChildProcess;
  steps: string[];
  /** Stops it normally. */
  stop(): Promise<void>;
  /** Kills it with kill -9. */
  kill(): Promise<void>;
}

/** Builds the holder program in a folder that every user can read, with our packages; call it once per test file. */
export async function buildHolder(): Promise<{ folder: string; program: string; remove(): void }> {
  const folder = mkdtempSync(join(inject('testFolder'), 'holder-'));
  chmodSync(folder, 0o755);
  cpSync(join(await builtProgram(), '..'), join(folder, 'src'), { recursive: true });
  for (const file of ['test/db/fixtures/hold-embedded', 'test/support/no-fsync']) {
    const { code } = await transform(readFileSync(`${file}.ts`, 'utf8'), {
      mode: 'strip-only',
      module: true,
    });
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, `${file}.js`), code);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const program = join(folder, 'test/db/fixtures/hold-embedded.js');
  return { folder, program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface HoldOptions {
  program: string;
  dataDir: string;
  sharedFolder: string;
  /** User to run as; default: the current one. */
  user?: { uid: number; gid: number };
}

/** Runs the program until it holds a server. Rejects with its output on failure. Kills it after the test. */
export async function anotherProcess(options: HoldOptions): Promise<OtherProcess> {
  const holder = runHolder(options);
  const steps: string[] = [];
  createInterface({ input: holder.stderr }).on('line', (step) => steps.push(step));
  const [line] = await once(createInterface({ input: holder.stdout }), 'line');
  const said: unknown = JSON.parse(String(line));
  const started = Started.safeParse(said);
  if (!started.success) throw new Error(JSON.stringify(said));
  const ended = once(holder, 'exit');
  const stop = async () => {
    holder.stdin.end('stop\n');
    await ended;
  };
  return { ...started.data, holder, steps, stop, kill: () => killed(holder) };
}

/** Runs the program and kills it (-9) as soon as it reports this step. */
export async function anotherProcessKilledAt(step: string, options: HoldOptions): Promise<void> {
  const holder = runHolder(options);
  for await (const line of createInterface({ input: holder.stderr })) if (line === step) break;
  await killed(holder);
}

function runHolder({ program, dataDir, sharedFolder, user }: HoldOptions) {
  const args = [program, dataDir, sharedFolder];
  const holder = spawn(process.execPath, args, { ...user, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => killed(holder));
  return holder;
}

async function killed(holder: ChildProcess): Promise<void> {
  if (holder.exitCode !== null || holder.signalCode !== null) return;
  holder.kill('SIGKILL');
  await once(holder, 'exit');
}

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { builtProgram } from '../support/built-program.js';
import { shellCommands } from './commands-in.js';

export interface Server {
  url: string;
  stop(): Promise<void>;
}

/** The lines under *Start it* in README.md, after the packages are installed. */
export const readmeLines = shellCommands
  .filter(({ where, isShown }) => where.startsWith('README.md:') && isShown)
  .map(({ line }) => line)
  .filter((line) => /^export |^npm start$/.test(line));

/** Where the built program has its own `package.json`, runs these lines with tokens that the sandbox knows; resolves when it is ready. */
export async function startAsInReadme(folder: string, env: Record<string, string>): Promise<Server> {
  for (const part of ['package.json', 'bin']) cpSync(part, join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'dist'));
  symlinkSync(dirname(await builtProgram()), join(folder, 'dist/src'));
  const lines = readmeLines.map((line) =>
    line.replaceAll(/(\w+)=\S*…/g, (_all, name: string) => `${name}=${env[name]}`),
  );
  const child = spawn('bash', ['-ec', lines.join('\n')], {
    cwd: folder,
    detached: true,
    env: { ...env, SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', PATH: process.env.PATH ?? '', PORT: '0' },
  });
  const said: string[] = [];
  const stop = async () => {
    for (let isThere = signals(child.pid, 'SIGTERM'); isThere; isThere = signals(child.pid, 0)) await soon();
  };
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => said.push(line));
  const line = (event: string) => said.find((one) => one.includes(`"msg":"${event}"`));
  while (!line('ready')) {
    if (child.exitCode !== null) throw new Error(`It ended before it was ready: ${said.join('\n')}`);
    await soon();
  }
  const { url } = z.object({ url: z.string() }).parse(JSON.parse(line('listening') ?? ''));
  return { url, stop };
}

/** Signals everything that the lines started; false if nothing of it is left. */
function signals(group: number | undefined, signal: 'SIGTERM' | 0): boolean {
  try {
    return group !== undefined && process.kill(-group, signal);
  } catch {
    return false;
  }
}

function soon(): Promise<void> {
  return new Promise((next) => setTimeout(next, 20));
}

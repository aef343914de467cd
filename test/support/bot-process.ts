import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { keepingPriority } from './keeping-priority.js';

/** `firebreak serve` in its own process. */
export interface BotProcess {
  pid: number;
  /** All lines it has written. */
  lines: string[];
  /** Its address, once it listens. Rejects with the last lines if it exits first. */
  listening(): Promise<string>;
  /** Resolves once it serves requests. */
  ready(): Promise<void>;
  /** SIGHUP: reads the policy file again. */
  hangUp(): void;
  /** The first line of this event, once it is there; the log's fields by name. */
  says(event: string): Promise<Record<string, unknown>>;
  /** kill -9. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  cli: string;
  slack: Sandbox;
  databaseUrl: string;
  mode: 'http' | 'socket';
  logLevel?: string;
  policyFile?: string;
  /** Further variables. */
  env?: Record<string, string>;
}

/** Starts the program on a free port against the sandbox. Kills it after the test. */
export function startBotProcess(options: ProcessOptions): BotProcess {
  const child = spawn(process.execPath, [...keepingPriority, options.cli, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentOf(options),
  });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  onTestFinished(() => killed(child));
  const said = (event: string) => untilSaid({ child, lines, event });
  return {
    pid: child.pid ?? 0,
    lines,
    listening: async () => z.object({ url: z.string() }).parse(JSON.parse(await said('listening'))).url,
    ready: async () => void (await said('ready')),
    hangUp: () => void child.kill('SIGHUP'),
    says: async (event) => z.record(z.string(), z.unknown()).parse(JSON.parse(await said(event))),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function environmentOf({ slack, databaseUrl, mode, logLevel, policyFile, env }: ProcessOptions) {
  const reached =
    mode === 'http' ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken };
  return {
    PATH: process.env.PATH,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    ...reached,
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: logLevel ?? 'info',
    ...env,
    ...(policyFile !== undefined && { FIREBREAK_CONFIG: policyFile }),
  };
}

async function untilSaid(watched: { child: ChildProcess; lines: string[]; event: string }): Promise<string> {
  const { child, lines, event } = watched;
  for (;;) {
    const line = lines.find((one) => one.includes(`"msg":"${event}"`));
    if (line) return line;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The bot ended before it was ${event}:\n${lines.slice(-10).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

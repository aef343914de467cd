import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import type { Environment } from '../../config/environment.js';

/** The real bot, as a process of its own. */
export interface RunningBot {
  /** The last lines of its log, for when something went wrong. */
  lastLines(): string[];
  /** Asks it to end and waits until it has. Gives its exit code. */
  stop(): Promise<number | null>;
}

const cli = fileURLToPath(new URL('../../cli.js', import.meta.url));

/** What of our own environment the bot may have: nothing that could lead it to a real workspace or database. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_OPTIONS', 'FIREBREAK_CONFIG'];

/** Starts `firebreak serve` against a local Slack and waits until it is ready. Rejects where it ends before. */
export async function runBot(
  slack: Sandbox,
  options: { env: Environment; dataDir: string },
): Promise<RunningBot> {
  const child = spawn(process.execPath, [cli, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(inherited.map((name) => [name, options.env[name]])),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      FIREBREAK_DATA: options.dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
    },
  });
  const lines: string[] = [];
  const ready = readyLine(child, lines);
  const ended = once(child, 'exit');
  const isReady = await Promise.race([ready, ended.then(() => false)]);
  if (!isReady) throw new Error(`The bot ended before it was ready:\n${lines.slice(-10).join('\n')}`);
  return {
    lastLines: () => lines.slice(-20),
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}

function readyLine(child: ChildProcess, lines: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > 200) lines.shift();
        if (line.includes('"msg":"ready"')) resolve(true);
      });
    }
  });
}

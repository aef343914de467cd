import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AppProcess, AppState } from '../sandbox/control/app-process.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { Environment } from '../src/config/environment.js';
import { removeEmbedded, stopOrphan } from '../src/db/embedded/remove-embedded.js';

export interface BotOptions {
  env: Environment;
  /** The bot's FIREBREAK_DATA. */
  dataDir: string;
  /** Called with every log line. */
  onLine?: (line: string) => void;
  lastLines: () => string[];
  /** What the bot has asked people. */
  readLedger?: AppProcess['readLedger'];
  /** Called with the pid of each new process. */
  onSpawn?: (pid: number) => void;
}

/** The real bot as a process that can be started, stopped and killed. */
export interface BotProcess extends AppProcess {
  /** Stops the bot and any Postgres that a killed bot left running. */
  end(): Promise<void>;
}

const cli = fileURLToPath(new URL('../src/cli.js', import.meta.url));
const preload = new URL('../sandbox/control/shifted-time.js', import.meta.url).href;
const endDeadlineMs = 15_000;

/** Variables the bot inherits. None of them can lead it to a real workspace or database. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_OPTIONS', 'FIREBREAK_CONFIG'];

interface Run {
  child: ChildProcess;
  ready: Promise<void>;
  ended: Promise<void>;
}

/** `firebreak serve` against a local Slack; not started yet. */
export function newBotProcess(slack: Sandbox, options: BotOptions): BotProcess {
  const listeners = new Set<() => void>();
  let state: AppState = 'stopped';
  let run: Run | undefined;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const change = (next: AppState): void => {
    state = next;
    tell();
  };
  const begin = (aheadMs: number): Run => {
    const child = spawnBot(slack, options, aheadMs);
    change('starting');
    if (child.pid) options.onSpawn?.(child.pid);
    const ended = once(child, 'exit').then(() => {
      run = undefined;
      change(state === 'stopping' ? 'stopped' : 'ended');
    });
    const said = lineSaid(child, '"msg":"ready"', (line) => {
      options.onLine?.(line);
      tell();
    });
    const ready = Promise.race([said.then(() => true), ended.then(() => false)]).then((isReady) => {
      if (!isReady) throw new Error('The bot ended before it was ready.');
      if (state === 'starting') change('running');
    });
    ready.catch(() => {});
    return { child, ready, ended };
  };
  const stop = async (): Promise<void> => {
    if (!run) return state === 'ended' ? change('stopped') : undefined;
    const { child, ended } = run;
    change('stopping');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), endDeadlineMs);
    await ended;
    clearTimeout(timer);
  };
  return {
    state: () => state,
    lastLines: options.lastLines,
    ...(options.readLedger ? { readLedger: options.readLedger } : {}),
    async start({ aheadMs }) {
      if (state === 'stopping') await run?.ended;
      run ??= begin(aheadMs);
      await run.ready;
    },
    stop,
    async kill() {
      const ended = run?.ended;
      run?.child.kill('SIGKILL');
      await ended;
    },
    forget: () => removeEmbedded(options.dataDir),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async end() {
      await stop();
      await stopOrphan(options.dataDir);
    },
  };
}

/** Starts the bot in the sandbox's time, with an IPC channel so that it notices when this process dies. */
function spawnBot(slack: Sandbox, { env, dataDir }: BotOptions, aheadMs: number): ChildProcess {
  return spawn(process.execPath, ['--import', preload, cli, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...Object.fromEntries(inherited.map((name) => [name, env[name]])),
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      FIREBREAK_DATA: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
      SANDBOX_AHEAD_MS: String(aheadMs),
    },
  });
}

/** Passes every line to `onLine`; resolves at the first one that contains `words`. */
function lineSaid(child: ChildProcess, words: string, onLine: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        onLine(line);
        if (line.includes(words)) resolve();
      });
    }
  });
}

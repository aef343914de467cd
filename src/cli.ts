#!/usr/bin/env node
import { hostname, userInfo } from 'node:os';
import { isatty } from 'node:tty';
import type { StartServer } from './cli/commands/serve.js';
import { readAll } from './cli/lint/read-all.js';
import { confirm } from './cli/output/confirm.js';
import { progressBar } from './cli/output/progress-bar.js';
import { onDemand } from './cli/program/on-demand.js';
import { runCli } from './cli/run-cli.js';
import type { Terminal } from './cli/terminal.js';
import { giveWay } from './main/child/give-way.js';

/** Who runs this, as far as the system tells; a container's user may have no name. */
function operator(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}@${hostname()}`;
  }
}

const terminal: Terminal = {
  env: process.env,
  cwd: process.cwd(),
  clock: () => new Date(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  operator: operator(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: (maxBytes) => readAll(process.stdin, maxBytes),
  ...(process.stdin.isTTY &&
    process.stderr.isTTY && {
      confirm: (question) => confirm(question, { input: process.stdin, output: process.stderr }),
    }),
  ...(process.stderr.isTTY && { progressBar: (total: number) => progressBar(process.stderr, total) }),
  giveWay: () => giveWay(process.pid),
};

const serve = onDemand(async () => (await import('./cli/commands/serve.js')).serve);
const demo = onDemand(async () => (await import('./cli/commands/demo.js')).demo);

/** Loads the server on demand, so that operator commands start without Slack's libraries. */
const start: StartServer = async (config, options) => (await import('./main.js')).serve(config, options);

/**
 * Resolves on the first signal. A second signal exits at once, unless it arrives within a second: npm and the
 * terminal may both pass on the same Ctrl-C.
 */
function untilSignal(...further: NodeJS.Signals[]): Promise<void> {
  const asked: { at: number | null } = { at: null };
  return new Promise((resolve) => {
    const end = () => {
      if (asked.at !== null && performance.now() - asked.at > 1_000) process.exit(1);
      asked.at ??= performance.now();
      resolve();
    };
    for (const signal of ['SIGTERM', 'SIGINT', ...further] as const) process.on(signal, end);
  });
}

/**
 * Calls back for every SIGHUP from now on, also for one that came before anybody listened. But SIGHUP is also what a process
 * gets when its terminal is closed: that ends it, as it does without this.
 */
function hangups(): (listener: () => void) => void {
  const hadTerminal = isatty(0);
  let isPending = false;
  let tell = () => {
    isPending = true;
  };
  const hungUp = () => {
    if (!hadTerminal || isatty(0)) return tell();
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  };
  process.on('SIGHUP', hungUp);
  return (listener) => {
    tell = listener;
    if (isPending) listener();
  };
}

/** Exits after 2 s even if a failed start left handles open, but not before standard output is flushed. */
function exitSoon(): void {
  const exit = () => {
    if (process.stdout.writableLength === 0) process.exit();
    process.stdout.once('drain', exit);
  };
  setTimeout(exit, 2_000).unref();
}

// The reader of a pipe may close it early.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCli(process.argv.slice(2), terminal, {
  serve: (from) => serve(from, { start, ending: untilSignal(), onReload: hangups() }),
  demo: async (from, flags) => {
    const width = Math.min(process.stdout.columns ?? 100, 120);
    const output = { width, color: process.stdout.isTTY === true };
    const options = { ...flags, ...output, ending: () => untilSignal('SIGHUP') };
    return demo(from, options, () => import('../demo/demo.js'));
  },
});
exitSoon();

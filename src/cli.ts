#!/usr/bin/env node
import { runCli } from './cli/run-cli.js';
import { type StartServer, serve } from './cli/serve.js';
import type { Terminal } from './cli/terminal.js';

const terminal: Terminal = {
  env: process.env,
  cwd: process.cwd(),
  clock: () => new Date(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** Loaded only where it is needed: the operator's commands answer sooner without Slack's libraries. */
const start: StartServer = async (config, signal) => (await import('./main.js')).serve(config, signal);

/**
 * Resolves when the process is asked to end. Asked again a second later it ends at once; sooner it is the same wish
 * come twice, from the terminal and through npm.
 */
function endingOfProcess(...further: NodeJS.Signals[]): Promise<void> {
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

/** What a start that failed has left open may not keep the process; words under way to a pipe may. */
function leaveSoon(): void {
  const leave = () => {
    if (process.stdout.writableLength === 0) process.exit();
    process.stdout.once('drain', leave);
  };
  setTimeout(leave, 2_000).unref();
}

// Whoever reads us through a pipe may have read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCli(process.argv.slice(2), terminal, {
  serve: (from) => serve(from, { start, ending: endingOfProcess() }),
  demo: async (from, wishes) => {
    const { demo } = await import('./cli/demo.js');
    const width = Math.min(process.stdout.columns ?? 100, 120);
    const look = { width, colour: process.stdout.isTTY === true };
    return demo(from, { ...wishes, ...look, ending: () => endingOfProcess('SIGHUP') });
  },
});
leaveSoon();

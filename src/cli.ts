#!/usr/bin/env node
import { demo } from './cli/demo.js';
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
const start: StartServer = async (config) => (await import('./main.js')).serve(config);

/** Resolves when the process is asked to end; a second request ends it at once. */
function endingOfProcess(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}

process.exitCode = await runCli(process.argv.slice(2), terminal, {
  serve: (from) => serve(from, { start, ending: endingOfProcess() }),
  demo: (from, { story }) =>
    demo(from, {
      story,
      width: Math.min(process.stdout.columns ?? 100, 120),
      colour: process.stdout.isTTY === true,
    }),
});

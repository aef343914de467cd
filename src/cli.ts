#!/usr/bin/env node
import { runCli } from './cli/run-cli.js';
import { serve } from './cli/serve.js';
import type { Terminal } from './cli/terminal.js';
import { serve as start } from './main.js';

const terminal: Terminal = {
  env: process.env,
  cwd: process.cwd(),
  clock: () => new Date(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

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
});

import { type Command, Option } from 'commander';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import { json, type OnExit, wholeNumber, workspace } from './options.js';

const previewNudge = onDemand(async () => (await import('../commands/nudge.js')).previewNudge);
const showNudgeHistory = onDemand(async () => (await import('../commands/nudge.js')).showNudgeHistory);

/** The command about what the clock asks. */
export function addNudges(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  firebreak
    .command('nudge')
    .description('show what the clock asks people, and what it has asked; a running server asks by itself')
    .addOption(new Option('--dry-run', 'print what would be sent, change nothing (default)'))
    .addOption(new Option('--history', 'print the ledger, newest first').conflicts(['dryRun', 'at']))
    .option('--at <time>', 'what would be sent at this time, such as 2026-12-01T09:30:00Z')
    .option('--limit <count>', 'maximum number of rows of the ledger', wholeNumber, 50)
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async ({ history, dryRun: _dryRun, limit, ...options }) => {
      const common = { ...options, json: options.json === true };
      onExit(
        history === true
          ? await showNudgeHistory(terminal, { ...common, limit })
          : await previewNudge(terminal, common),
      );
    });
}

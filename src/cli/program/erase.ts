import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import { json, type OnExit, workspace } from './options.js';

const erasePersonCommand = onDemand(async () => (await import('../commands/erase.js')).erasePersonCommand);
const eraseWorkspaceCommand = onDemand(
  async () => (await import('../commands/erase.js')).eraseWorkspaceCommand,
);

/** Commands that erase what is stored, on request. */
export function addErase(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  const group = firebreak.command('erase').description('erase a person or a workspace for good');
  group
    .command('person <user>')
    .description('replace a person everywhere by a pseudonym, and forget what they wrote in channels')
    .option('--dry-run', 'print what would be replaced and what would remain, change nothing')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (user: string, { dryRun, ...options }) =>
      onExit(
        await erasePersonCommand(terminal, user, {
          ...options,
          dryRun: dryRun === true,
          json: options.json === true,
        }),
      ),
    );
  group
    .command('workspace <id>')
    .description('delete everything of a workspace, its audit log included')
    .option('--yes', 'really delete it')
    .option('--json', json)
    .action(async (id: string, options) =>
      onExit(
        await eraseWorkspaceCommand(terminal, id, { yes: options.yes === true, json: options.json === true }),
      ),
    );
}

import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import { json, type OnExit, workspace } from './options.js';

const importRunbooksCommand = onDemand(
  async () => (await import('../commands/import-runbooks.js')).importRunbooksCommand,
);
const patchRunbooks = onDemand(async () => (await import('../commands/patch-runbooks.js')).patchRunbooks);
const listRunbooks = onDemand(async () => (await import('../commands/runbooks.js')).listRunbooks);
const showRunbook = onDemand(async () => (await import('../commands/runbooks.js')).showRunbook);

/** Commands about runbooks. */
export function addRunbooks(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  const group = firebreak
    .command('runbooks')
    .description('runbooks: list and show them, and what incidents tell about them');
  group
    .command('list', { isDefault: true })
    .description('list the library: where each runbook comes from, and how it was used')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (options) =>
      onExit(await listRunbooks(terminal, { ...options, json: options.json === true })),
    );
  group
    .command('show <words...>')
    .description('show one runbook: by number, path, title, or words in it')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (words: string[], options) =>
      onExit(await showRunbook(terminal, words.join(' '), { ...options, json: options.json === true })),
    );
  group
    .command('patch <incident>')
    .description('print what people wrote about the steps of its runbooks, as a patch for git apply')
    .option('--workspace <id>', workspace)
    .action(async (incident: string, options) => onExit(await patchRunbooks(terminal, incident, options)));
  firebreak
    .command('import-runbooks <dir>')
    .description('import the Markdown files of a folder as runbooks; importing them again changes nothing')
    .option('--dry-run', 'say what is read from the files, without a database')
    .option('--name <name>', 'what the folder is called in the library (default: its own name)')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (dir: string, { dryRun, ...options }) =>
      onExit(
        await importRunbooksCommand(terminal, dir, {
          ...options,
          dryRun: dryRun === true,
          json: options.json === true,
        }),
      ),
    );
}

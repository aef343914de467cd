import { type Command, Option } from 'commander';
import { actionFileFormats } from '../output/formats.js';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import { json, type OnExit, wholeNumber, workspace } from './options.js';

const exportActions = onDemand(async () => (await import('../commands/export-actions.js')).exportActions);
const importActions = onDemand(async () => (await import('../commands/import-actions.js')).importActions);
const listActions = onDemand(async () => (await import('../commands/list-actions.js')).listActions);

/** Commands about action items. */
export function addActions(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  const group = firebreak.command('actions').description('action items: list, export and import them');
  group
    .command('list', { isDefault: true })
    .description('list action items that are not finished, private incidents included')
    .option('--all', 'finished ones too')
    .option('--incident <incident>', 'only those of this incident')
    .option('--limit <count>', 'maximum number of action items', wholeNumber, 100)
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (options) =>
      onExit(
        await listActions(terminal, { ...options, all: options.all === true, json: options.json === true }),
      ),
    );
  group
    .command('export')
    .description('write action items as CSV or JSON, to be imported again')
    .addOption(new Option('--format <format>', 'file format').choices(actionFileFormats).default('csv'))
    .option('--out <file>', 'file to write; default: standard output')
    .option('--open', 'only those that are not finished')
    .option('--incident <incident>', 'only those of this incident')
    .option('--workspace <id>', workspace)
    .action(async (options) =>
      onExit(await exportActions(terminal, { ...options, open: options.open === true })),
    );
  group
    .command('import <file>')
    .description('add and update action items from a CSV or JSON file, by their external id')
    .option('--dry-run', 'print what would be imported, change nothing')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (file: string, { dryRun, ...options }) =>
      onExit(
        await importActions(terminal, file, {
          ...options,
          dryRun: dryRun === true,
          json: options.json === true,
        }),
      ),
    );
}

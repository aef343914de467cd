import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import { json, type OnExit } from './options.js';

const configApply = onDemand(async () => (await import('../commands/config-apply.js')).configApply);
const configCheck = onDemand(async () => (await import('../commands/config-check.js')).configCheck);
const configShow = onDemand(async () => (await import('../commands/config-show.js')).configShow);

/** Commands about the configuration. */
export function addConfig(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  const group = firebreak.command('config').description('inspect and apply the configuration');
  group
    .command('check [file]')
    .description('check a policy file or, without one, everything that serve reads')
    .option('--json', json)
    .action(async (file: string | undefined, options) =>
      onExit(await configCheck(terminal, file, { json: options.json === true })),
    );
  group
    .command('show')
    .description('print the policy that the running servers use, with the defaults filled in')
    .option('--json', json)
    .action(async (options) => onExit(await configShow(terminal, { json: options.json === true })));
  group
    .command('apply')
    .description('make the running servers use the policy file as it is now, without a restart')
    .option('--dry-run', 'print what would change, change nothing')
    .option('--yes', "don't ask")
    .option('--json', json)
    .action(async ({ dryRun, yes, json: asJson }) =>
      onExit(
        await configApply(terminal, { dryRun: dryRun === true, yes: yes === true, json: asJson === true }),
      ),
    );
}

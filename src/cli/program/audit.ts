import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import { entryNumber, json, type OnExit, wholeNumber, workspace } from './options.js';

const audit = onDemand(async () => (await import('../commands/audit.js')).audit);
const verifyAudit = onDemand(async () => (await import('../commands/verify-audit.js')).verifyAudit);

/** Commands about who did what with what Firebreak stores. */
export function addAudit(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  const group = firebreak
    .command('audit')
    .description('who read private incidents with the command line, exported, imported or changed what');
  group
    .command('list', { isDefault: true })
    .description('list the audit log, newest first')
    .option('--since <day>', 'entries of this day (UTC) or later, such as 2026-11-01')
    .option('--actor <id>', 'only what this Slack user, or user@host of a shell, did')
    .option('--before <entry>', 'only entries before this one', entryNumber)
    .option('--limit <count>', 'maximum number of entries', wholeNumber, 100)
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (options) => onExit(await audit(terminal, { ...options, json: options.json === true })));
  group
    .command('verify')
    .description('check the audit log against its hash chain')
    .option('--head <head>', 'a head that audit verify printed earlier; the log must still contain it')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (options) =>
      onExit(await verifyAudit(terminal, { ...options, json: options.json === true })),
    );
}

import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import { json, type OnExit, wholeNumber, workspace } from './options.js';

const dismissEffectsCommand = onDemand(
  async () => (await import('../commands/change-effects.js')).dismissEffectsCommand,
);
const retryEffectsCommand = onDemand(
  async () => (await import('../commands/change-effects.js')).retryEffectsCommand,
);
const effects = onDemand(async () => (await import('../commands/effects.js')).effects);

/** Commands about what Firebreak sends to Slack. */
export function addEffects(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  const group = firebreak
    .command('effects')
    .description('pending and failed effects: what Firebreak sends to Slack');
  group
    .command('list', { isDefault: true })
    .description('list pending and failed effects, oldest first')
    .option('--state <states>', 'only effects in these states, separated by commas')
    .option('--incident <incident>', 'only effects of this incident')
    .option('--limit <count>', 'maximum number of effects', wholeNumber, 100)
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (options) => onExit(await effects(terminal, { ...options, json: options.json === true })));
  group
    .command('retry [ids...]')
    .description('retry effects that Slack rejected or that failed too often')
    .option('--dead', 'all effects that failed too often')
    .option('--json', json)
    .action(async (ids: string[], options) =>
      onExit(
        await retryEffectsCommand(terminal, {
          ids,
          dead: options.dead === true,
          json: options.json === true,
        }),
      ),
    );
  group
    .command('dismiss <ids...>')
    .description('dismiss failed effects for good')
    .option('--json', json)
    .action(async (ids: string[], options) =>
      onExit(await dismissEffectsCommand(terminal, { ids, dead: false, json: options.json === true })),
    );
}

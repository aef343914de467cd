import { Command, InvalidArgumentError, Option } from 'commander';
import { exportFormats } from '../exports/index.js';
import { dismissEffectsCommand, retryEffectsCommand } from './commands/change-effects.js';
import { configCheck } from './commands/config-check.js';
import { effects } from './commands/effects.js';
import { actionFileFormats, exportActions } from './commands/export-actions.js';
import { exportIncident } from './commands/export-incident.js';
import { forget } from './commands/forget.js';
import { importActions } from './commands/import-actions.js';
import { importRunbooksCommand } from './commands/import-runbooks.js';
import { type ListOptions, list } from './commands/list.js';
import { listActions } from './commands/list-actions.js';
import { migrate } from './commands/migrate.js';
import { previewNudge, showNudgeHistory } from './commands/nudge.js';
import { show } from './commands/show.js';
import { verifyIncident } from './commands/verify.js';
import type { ExitCode } from './exit-code.js';
import type { Terminal } from './terminal.js';
import { version } from './version.js';

/** Long-running commands, passed in by `cli.ts`. */
export interface Starters {
  serve: (terminal: Terminal) => Promise<ExitCode>;
  demo: (terminal: Terminal, options: DemoFlags) => Promise<ExitCode>;
}

/** The flags of `demo`. */
export interface DemoFlags {
  story: boolean;
  fresh: boolean;
  port: number;
}

type OnExit = (code: ExitCode) => void;

const json = 'print JSON as described in docs/command-line.md';
const workspace = 'Slack workspace ID; needed if the database has several';

/** Builds the command line. `onExit` receives the exit code of the command that ran. */
export function program(terminal: Terminal, starters: Starters, onExit: OnExit): Command {
  const firebreak = new Command('firebreak')
    .description('A self-hosted Slack bot that takes a team through an incident.')
    .version(version(), '--version', 'print the version')
    .addHelpText('after', exitCodeHelp);
  addStarters(firebreak, { terminal, starters, onExit });
  addIncidents(firebreak, terminal, onExit);
  addNudges(firebreak, terminal, onExit);
  addActions(firebreak, terminal, onExit);
  addRunbooks(firebreak, terminal, onExit);
  addEffects(firebreak, terminal, onExit);
  return firebreak;
}

const exitCodeHelp = `
Exit codes: 0 done · 1 refused · 2 wrong usage · 3 verification failed · 69 database unavailable · 78 wrong configuration`;

function addStarters(
  firebreak: Command,
  { terminal, starters, onExit }: { terminal: Terminal; starters: Starters; onExit: OnExit },
): void {
  firebreak
    .command('serve')
    .description('run the bot until SIGTERM, then shut down cleanly')
    .action(async () => onExit(await starters.serve(terminal)));
  firebreak
    .command('demo')
    .description('run the bot in a simulated Slack workspace in your browser')
    .addOption(
      new Option(
        '--story',
        'play a whole incident, print its transcript, export its record and exit',
      ).conflicts(['fresh', 'port']),
    )
    .option('--fresh', 'reset: discard the data of the last demo in this folder')
    .option('--port <number>', 'port of the workspace; another one if it is taken', portNumber, 4242)
    .action(async ({ story, fresh, port }) =>
      onExit(await starters.demo(terminal, { story: story === true, fresh: fresh === true, port })),
    );
  firebreak
    .command('migrate')
    .description("migrate the database to this version's schema")
    .action(async () => onExit(await migrate(terminal)));
  firebreak
    .command('config')
    .description('inspect the configuration')
    .command('check [file]')
    .description('check a policy file or, without one, everything that serve reads')
    .option('--json', json)
    .action(async (file: string | undefined, options) =>
      onExit(await configCheck(terminal, file, { json: options.json === true })),
    );
}

function addNudges(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
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

function addIncidents(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  firebreak
    .command('list')
    .description('list incidents, newest first, private ones included')
    .addOption(new Option('--open', 'incidents that are not over (default)'))
    .addOption(new Option('--closed', 'incidents that are over').conflicts(['open', 'all']))
    .addOption(new Option('--all', 'open and closed incidents').conflicts(['open', 'closed']))
    .option('--before <incident>', 'only incidents before this one')
    .option('--limit <count>', 'maximum number of incidents', wholeNumber, 50)
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (options) =>
      onExit(await list(terminal, { ...options, json: options.json === true, which: whichOf(options) })),
    );
  firebreak
    .command('show <incident>')
    .description('show one incident, such as INC-42: its state, highlights and failed deliveries')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (incident: string, options) =>
      onExit(await show(terminal, incident, { ...options, json: options.json === true })),
    );
  firebreak
    .command('export <incident>')
    .description('write the full record of one incident to a file')
    .addOption(
      new Option('--format <format>', 'file format').choices(Object.keys(exportFormats)).default('json'),
    )
    .requiredOption('--out <dir>', 'directory to write to')
    .option('--workspace <id>', workspace)
    .action(async (incident: string, { format, out, ...options }) =>
      onExit(await exportIncident(terminal, incident, { ...options, format, dir: out })),
    );
  firebreak
    .command('verify <incident>')
    .description('check the record of one incident against its hash chain')
    .option('--head <head>', 'a head that verify printed earlier; the record must still contain it')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (incident: string, options) =>
      onExit(await verifyIncident(terminal, incident, { ...options, json: options.json === true })),
    );
  firebreak
    .command('forget')
    .description(
      'forget text that is older than the retention policy allows; the server does this every hour',
    )
    .option('--dry-run', 'print what would be forgotten, change nothing')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async ({ dryRun, ...options }) =>
      onExit(await forget(terminal, { ...options, dryRun: dryRun === true, json: options.json === true })),
    );
}

function addActions(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
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

function addRunbooks(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
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

function addEffects(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
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

function whichOf({ closed, all }: { closed?: true; all?: true }): ListOptions['which'] {
  if (all) return 'all';
  return closed ? 'closed' : 'open';
}

function portNumber(word: string): number {
  const number = Number(word);
  if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number;
  throw new InvalidArgumentError('It must be a whole number from 1 to 65535.');
}

function wholeNumber(word: string): number {
  const number = Number(word);
  if (Number.isInteger(number) && number >= 1 && number <= 1_000) return number;
  throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
}

import { Command, InvalidArgumentError, Option } from 'commander';
import { exportFormats } from '../exports/index.js';
import { dismissEffectsCommand, retryEffectsCommand } from './change-effects.js';
import { configCheck } from './config-check.js';
import { effects } from './effects.js';
import type { ExitCode } from './exit-code.js';
import { exportIncident } from './export-incident.js';
import { forget } from './forget.js';
import { type ListOptions, list } from './list.js';
import { migrate } from './migrate.js';
import { show } from './show.js';
import type { Terminal } from './terminal.js';
import { verifyIncident } from './verify.js';
import { version } from './version.js';

/** Commands that start things, handed in by `cli.ts`. */
export interface Starters {
  serve: (terminal: Terminal) => Promise<ExitCode>;
  /** Absent where this installation brings no workspace of its own to play in. */
  demo?: (terminal: Terminal, options: DemoWishes) => Promise<ExitCode>;
}

/** What is asked of the demo. */
export interface DemoWishes {
  story: boolean;
  dirty: boolean;
  port: number;
}

type Ran = (code: ExitCode) => void;

const json = 'print JSON, of the shape that docs/command-line.md describes';
const workspace = "Slack's id of the workspace; needed where the database has several";

/** Every command of the command line. `ran` is told how the one that ran has ended. */
export function program(terminal: Terminal, starters: Starters, ran: Ran): Command {
  const firebreak = new Command('firebreak')
    .description('Takes a team through an incident in Slack and out of it again.')
    .version(version(), '--version', 'print the version')
    .addHelpText('after', exitCodeHelp);
  addStarters(firebreak, { terminal, starters, ran });
  addIncidents(firebreak, terminal, ran);
  addEffects(firebreak, terminal, ran);
  return firebreak;
}

const exitCodeHelp = `
Exit codes: 0 done · 1 refused · 2 wrong usage · 3 not whole · 69 database unavailable · 78 wrong configuration`;

function addStarters(
  firebreak: Command,
  { terminal, starters, ran }: { terminal: Terminal; starters: Starters; ran: Ran },
): void {
  firebreak
    .command('serve')
    .description('run the bot until SIGTERM, then drain')
    .action(async () => ran(await starters.serve(terminal)));
  const { demo } = starters;
  if (demo)
    firebreak
      .command('demo')
      .description('run the bot in a Slack workspace of its own, in your browser')
      .addOption(
        new Option(
          '--story',
          'play a whole incident, print its transcript, write its record and end',
        ).conflicts(['fresh', 'port']),
      )
      .option('--fresh', 'begin anew: forget what the last demo in this folder has kept')
      .option('--port <number>', 'where the workspace is opened; another one where it is taken', aPort, 4242)
      .action(async ({ story, dirty, port }) =>
        ran(await demo(terminal, { story: story === true, dirty: dirty === true, port })),
      );
  firebreak
    .command('migrate')
    .description("bring the database to this version's tables")
    .action(async () => ran(await migrate(terminal)));
  firebreak
    .command('config')
    .description('look at the configuration')
    .command('check [file]')
    .description('check a policy file, or without one all that serve would read')
    .option('--json', json)
    .action(async (file: string | undefined, options) =>
      ran(await configCheck(terminal, file, { json: options.json === true })),
    );
}

function addIncidents(firebreak: Command, terminal: Terminal, ran: Ran): void {
  firebreak
    .command('list')
    .description('list incidents, newest first, private ones too')
    .addOption(new Option('--open', 'those that are not over (this is what is meant without a word)'))
    .addOption(new Option('--closed', 'those that are over').conflicts(['open', 'all']))
    .addOption(new Option('--all', 'both').conflicts(['open', 'closed']))
    .option('--before <incident>', 'only those before this one')
    .option('--limit <count>', 'at most so many', wholeNumber, 50)
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (options) =>
      ran(await list(terminal, { ...options, json: options.json === true, which: whichOf(options) })),
    );
  firebreak
    .command('show <incident>')
    .description('show one incident, such as INC-42: its state, its timeline and what Slack would not hear')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (incident: string, options) =>
      ran(await show(terminal, incident, { ...options, json: options.json === true })),
    );
  firebreak
    .command('export <incident>')
    .description('write everything known of one incident into a file')
    .addOption(
      new Option('--format <format>', 'which kind of file')
        .choices(Object.keys(exportFormats))
        .default('json'),
    )
    .requiredOption('--out <dir>', 'the folder to write into')
    .option('--workspace <id>', workspace)
    .action(async (incident: string, { format, out, ...options }) =>
      ran(await exportIncident(terminal, incident, { ...options, format, dir: out })),
    );
  firebreak
    .command('verify <incident>')
    .description('say whether the record of one incident is as it was sealed, and if not, from where')
    .option('--head <head>', 'a head that the record had once: it has to be there still')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (incident: string, options) =>
      ran(await verifyIncident(terminal, incident, { ...options, json: options.json === true })),
    );
  firebreak
    .command('forget')
    .description(
      'forget what people wrote longer ago than the policy keeps it; the server does so every hour',
    )
    .option('--dry-run', 'only say what would be forgotten')
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async ({ dryRun, ...options }) =>
      ran(await forget(terminal, { ...options, dryRun: dryRun === true, json: options.json === true })),
    );
}

function addEffects(firebreak: Command, terminal: Terminal, ran: Ran): void {
  const group = firebreak.command('effects').description('what Slack must still be told, or would not hear');
  group
    .command('list', { isDefault: true })
    .description('list them, oldest first')
    .option('--state <states>', 'only in these states, with commas between them')
    .option('--incident <incident>', 'only of this one')
    .option('--limit <count>', 'at most so many', wholeNumber, 100)
    .option('--workspace <id>', workspace)
    .option('--json', json)
    .action(async (options) => ran(await effects(terminal, { ...options, json: options.json === true })));
  group
    .command('rerun [ids...]')
    .description('try again what Slack refused or what failed too often')
    .option('--dead', 'all that failed too often')
    .option('--json', json)
    .action(async (ids: string[], options) =>
      ran(
        await retryEffectsCommand(terminal, {
          ids,
          dead: options.dead === true,
          json: options.json === true,
        }),
      ),
    );
  group
    .command('leave <ids...>')
    .description('leave what Slack refused as it is, for good')
    .option('--json', json)
    .action(async (ids: string[], options) =>
      ran(await dismissEffectsCommand(terminal, { ids, dead: false, json: options.json === true })),
    );
}

function whichOf({ closed, all }: { closed?: true; all?: true }): ListOptions['which'] {
  if (all) return 'all';
  return closed ? 'closed' : 'open';
}

function aPort(word: string): number {
  const number = Number(word);
  if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number;
  throw new InvalidArgumentError('It has to be a whole number from 1 to 65535.');
}

function wholeNumber(word: string): number {
  const number = Number(word);
  if (Number.isInteger(number) && number >= 1 && number <= 1_000) return number;
  throw new InvalidArgumentError('It has to be a whole number from 1 to 1000.');
}

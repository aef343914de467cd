import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import { json, type OnExit } from './options.js';

const doctor = onDemand(async () => (await import('../commands/doctor.js')).doctor);
const migrate = onDemand(async () => (await import('../commands/migrate.js')).migrate);

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

/** Commands that run and set up the server, and the demo. */
export function addStarters(
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
    .command('doctor')
    .description('look at configuration, database, tokens and servers, and say what to fix')
    .option('--json', json)
    .action(async (options) => onExit(await doctor(terminal, { json: options.json === true })));
}

function portNumber(word: string): number {
  const number = Number(word);
  if (Number.isInteger(number) && number >= 1 && number <= 65_535) return number;
  throw new InvalidArgumentError('It must be a whole number from 1 to 65535.');
}

import { type Command, Option } from 'commander';
import { lintFormats } from '../output/formats.js';
import type { Terminal } from '../terminal.js';
import { onDemand } from './on-demand.js';
import type { OnExit } from './options.js';

const lint = onDemand(async () => (await import('../commands/lint.js')).lint);

/** The command that helps to write without blame. */
export function addLint(firebreak: Command, terminal: Terminal, onExit: OnExit): void {
  firebreak
    .command('lint <files...>')
    .description('find what blames people in Markdown files, folders or standard input (-)')
    .addOption(
      new Option('--format <format>', 'how findings are printed').choices(lintFormats).default('text'),
    )
    .option('--strict', 'exit with 1 if there are findings')
    .option('--people <names>', 'names that should be roles, separated by commas')
    .action(async (files: string[], { format, strict, people = '' }) =>
      onExit(await lint(terminal, files, { format, strict: strict === true, people: namesIn(people) })),
    );
}

function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

import { type Command, CommanderError } from 'commander';
import { describeError } from '../log/describe-error.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import type { Starters } from './program/starters.js';
import { program } from './program.js';
import { Refused } from './refused.js';
import { printError, type Terminal } from './terminal.js';

/** Runs one command line (without node and the program name) and returns its exit code. Never rejects. */
export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  starters: Starters,
): Promise<ExitCode> {
  const result: { code: ExitCode } = { code: exitCodes.done };
  const commands = program(terminal, starters, (code) => {
    result.code = code;
  });
  try {
    await withTerminal(terminal, commands).parseAsync([...args], { from: 'user' });
    return result.code;
  } catch (error) {
    return exitCodeOf(terminal, error);
  }
}

/** Sends the parser's output to the terminal, errors in one line, and keeps the parser from exiting the process. */
function withTerminal(terminal: Terminal, command: Command): Command {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.out(text),
    writeErr: (text) => terminal.err(text),
    outputError: (text) => printError(terminal, text.trim().replace(/^error: /, '')),
  });
  for (const subcommand of command.commands) withTerminal(terminal, subcommand);
  return command;
}

function exitCodeOf(terminal: Terminal, error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof Refused) {
    printError(terminal, error.message);
    return error.exitCode;
  }
  printError(terminal, `Unexpected error: ${describe(error)}`);
  return exitCodes.refused;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is not an Error was thrown';
  const { name, message, cause } = describeError(error, (text) => text);
  return `${name}: ${message}${cause ? ` (${cause.message})` : ''}`;
}

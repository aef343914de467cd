import { type Command, CommanderError } from 'commander';
import { describeError } from '../log/describe-error.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { program, type Starters } from './program.js';
import { Refused } from './refused.js';
import { printError, type Terminal } from './terminal.js';

/** Runs one command line (without node and the program's name). Gives its exit code; never rejects. */
export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  starters: Starters,
): Promise<ExitCode> {
  const ended: { code: ExitCode } = { code: exitCodes.done };
  const commands = program(terminal, starters, (code) => {
    ended.code = code;
  });
  try {
    await speakingTo(terminal, commands).parseAsync([...args], { from: 'user' });
    return ended.code;
  } catch (error) {
    return exitCodeOf(terminal, error);
  }
}

/** What the parser of the command line says goes to the terminal, refusals in one line; it never ends the process. */
function speakingTo(terminal: Terminal, command: Command): Command {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.out(text),
    writeErr: (text) => terminal.err(text),
    outputError: (text) => printError(terminal, text.trim().replace(/^error: /, '')),
  });
  for (const inner of command.commands) speakingTo(terminal, inner);
  return command;
}

function exitCodeOf(terminal: Terminal, error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof Refused) {
    printError(terminal, error.message);
    return error.exitCode;
  }
  printError(terminal, `This should not happen: ${unexpected(error)}`);
  return exitCodes.refused;
}

function unexpected(error: unknown): string {
  if (!(error instanceof Error)) return 'something was thrown that is no error';
  const { name, message, cause } = describeError(error, (text) => text);
  return `${name}: ${message}${cause ? ` (${cause.message})` : ''}`;
}

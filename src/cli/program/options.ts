import { InvalidArgumentError } from 'commander';
import type { ExitCode } from '../exit-code.js';

/** Receives the exit code of the command that ran. */
export type OnExit = (code: ExitCode) => void;

/** What `--json` and `--workspace` do, for every command that has them. */
export const json = 'print JSON as described in docs/command-line.md';
export const workspace = 'Slack workspace ID; needed if the database has several';

/** Reads the number of an entry. */
export function entryNumber(word: string): number {
  if (/^[1-9]\d{0,8}$/.test(word)) return Number(word);
  throw new InvalidArgumentError('It must be the number of an entry.');
}

/** Reads a count, from 1 to 1,000. */
export function wholeNumber(word: string): number {
  const number = Number(word);
  if (Number.isInteger(number) && number >= 1 && number <= 1_000) return number;
  throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
}

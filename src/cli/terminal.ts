import type { Environment } from '../config/environment.js';
import type { ProgressBar } from './output/progress-bar.js';

/** The environment a command runs in, and its output streams. */
export interface Terminal {
  env: Environment;
  cwd: string;
  clock: () => Date;
  /** IANA name of the operator's zone. */
  timeZone: string;
  /** Who types, as far as the shell tells: `user@host`. */
  operator: string;
  out(text: string): void;
  err(text: string): void;
  /** Reads standard input to its end, but hardly more than `maxBytes`. */
  stdin?: (maxBytes: number) => Promise<Uint8Array>;
  /** Asks a question on standard error and waits for yes or no; only if somebody is there to answer. */
  confirm?: (question: string) => Promise<boolean>;
  /** A progress bar of so many steps, if standard error is a terminal. */
  progressBar?: (total: number) => ProgressBar;
  /** Lets every other process go first; only if this one does nothing else. */
  giveWay?: () => void;
}

/** Prints one line to standard error. */
export function printError(terminal: Terminal, line: string): void {
  terminal.err(`${line.replace(/\s*\n\s*/g, ' ')}\n`);
}

/** Prints one JSON value, indented, with a final newline. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}

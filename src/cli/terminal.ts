import type { Environment } from '../config/environment.js';

/** Where a command was typed: its surroundings, and where its words go. */
export interface Terminal {
  env: Environment;
  cwd: string;
  clock: () => Date;
  /** IANA name of the operator's zone. */
  timeZone: string;
  out(text: string): void;
  err(text: string): void;
}

/** One line for the operator's eyes, apart from the output. */
export function printError(terminal: Terminal, line: string): void {
  terminal.err(`${line.replace(/\s*\n\s*/g, ' ')}\n`);
}

/** The output of `--json`: one value, indented, ended by a newline. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
}

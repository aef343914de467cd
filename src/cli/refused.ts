import { type ExitCode, exitCodes } from './exit-code.js';

/** Ends a command. Its message is the one line that the operator reads. */
export class Refused extends Error {
  readonly code = 'refused';
  readonly exitCode: ExitCode;

  constructor(line: string, exitCode: ExitCode = exitCodes.refused) {
    super(line);
    this.name = 'Refused';
    this.exitCode = exitCode;
  }
}

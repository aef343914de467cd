import { type ConfigFault, faultLine } from '../../config/config-fault.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { printError, type Terminal } from '../terminal.js';

/** Prints one line for each configuration fault and returns the exit code. */
export function reportConfigFaults(terminal: Terminal, faults: readonly ConfigFault[]): ExitCode {
  for (const fault of faults) printError(terminal, faultLine(fault));
  return exitCodes.configuration;
}

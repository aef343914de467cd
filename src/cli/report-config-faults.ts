import { type ConfigFault, faultLine } from '../config/config-fault.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { printError, type Terminal } from './terminal.js';

/** One line for each thing that is wrong with the configuration. */
export function reportConfigFaults(terminal: Terminal, faults: readonly ConfigFault[]): ExitCode {
  for (const fault of faults) printError(terminal, faultLine(fault));
  return exitCodes.configuration;
}

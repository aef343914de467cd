import { type ConfigFault, faultLine } from '../config/config-fault.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import { complain, type Terminal } from './terminal.js';

/** One line for each thing that is wrong with the configuration. */
export function complainOfFaults(terminal: Terminal, faults: readonly ConfigFault[]): ExitCode {
  for (const fault of faults) complain(terminal, faultLine(fault));
  return exitCodes.configuration;
}

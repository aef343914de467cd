/** How a command ends; 69 and 78 as in sysexits.h. */
export const exitCodes = {
  done: 0,
  /** What was asked for cannot be done; one line on standard error says why. */
  refused: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** What was checked is not whole; standard output says from where on. */
  broken: 3,
  /** The database does not answer, or is not there. */
  unavailable: 69,
  /** The environment or the policy file is wrong; one line for each fault. */
  configuration: 78,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

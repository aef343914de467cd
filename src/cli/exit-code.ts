/** Exit codes. 69 and 78 follow sysexits.h. */
export const exitCodes = {
  done: 0,
  /** The request can't be fulfilled; one line on standard error says why. */
  refused: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** Verification failed; standard output says where. */
  broken: 3,
  /** The database is missing or doesn't answer. */
  unavailable: 69,
  /** The environment or the policy file is wrong; one line for each fault. */
  configuration: 78,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

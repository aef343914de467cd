import type { PolicyFile } from '../config/policy/policy-file.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import type { PolicyInUse } from './policy/policy-in-use.js';

/** What every part of the server may need: its configuration, the log, the time, and new ids. */
export interface Base {
  config: Config;
  /** Starts as the configuration's; may be replaced. */
  policy: PolicyInUse;
  policyFile: PolicyFile;
  log: Log;
  clock: () => Date;
  /** Milliseconds since 1970. */
  now: () => number;
  newTrace: () => string;
  /** This process's number in the liveness lock. */
  processId: number;
  host: string;
  /** This process's number on its host. */
  pid: number;
}

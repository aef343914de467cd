import type { Policy } from '../../domain/policy.js';
import type { Checked } from '../config-fault.js';

/** Where a running server's policy comes from. */
export interface PolicyFile {
  /** Reads it again. */
  read(): Promise<Checked<Policy>>;
  /** Calls `reload` whenever the process is asked to read it again, by SIGHUP. */
  onReload(reload: () => void): void;
}

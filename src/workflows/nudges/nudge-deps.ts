import type { Deps } from '../deps.js';

/** Dependencies of the clock that asks. */
export interface NudgeDeps extends Pick<Deps, 'db' | 'policy' | 'clock' | 'requestDelivery'> {
  newTrace: () => string;
  /** Reports subjects that can't be scheduled or asked about; the others go on. */
  onFault: (workspaceId: string, subjects: string[], error: unknown) => void;
  /** Whether the process is shutting down: the next tick goes on. */
  isEnding: () => boolean;
}

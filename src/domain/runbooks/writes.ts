import type { Run } from './run.js';

/** A run as it is now. `changed`: the steps to write, by number; `all`: they replace those that are stored. */
export interface RunSaved {
  kind: 'run_saved';
  run: Run;
  changed: readonly number[] | 'all';
}

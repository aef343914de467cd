import { databaseFault, databaseRemedy } from '../../domain/operations/database-remedy.js';
import type { Log } from '../../log.js';

/** Logs failed attempts of steps after the start: as an error once, and again when the reason changes. */
export function startupFailures(log: Pick<Log, 'error' | 'debug'>): (error: unknown) => void {
  let loggedWhy: string | null = null;
  return (error) => {
    const why = databaseFault(error)?.words ?? String(error);
    const remedy = databaseRemedy(error);
    if (why === loggedWhy) log.debug('startup_step_failed', { error });
    else log.error('startup_step_failed', { error, ...(remedy && { remedy }) });
    loggedWhy = why;
  };
}

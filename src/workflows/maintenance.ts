import { deleteFinishedEffects, incidentsWithOverdueEffects } from '../db/queries/delivery/effect-admin.js';
import { deleteOldRequests } from '../db/queries/request-keys.js';
import type { Deps } from './deps.js';

type MaintenanceDeps = Pick<Deps, 'db' | 'clock' | 'queue'>;

const hourMs = 3_600_000;

/**
 * Requests delivery of overdue effects, after a crash or a lost job. Returns the number of incidents. `graceMs` is
 * how overdue an effect may be; 0 (at startup) also resumes effects that are due later, since the process that waited
 * for them may be gone.
 */
export async function resumeDeliveries(deps: MaintenanceDeps, graceMs: number): Promise<number> {
  const now = deps.clock().getTime();
  const before = new Date(graceMs === 0 ? now + 24 * hourMs : now - graceMs);
  const overdue = await incidentsWithOverdueEffects(deps.db, before, 500);
  for (const incident of overdue) await deps.queue.requestDelivery(deps.db, incident);
  if (overdue.length > 0) deps.queue.wake();
  return overdue.length;
}

/** Deletes request keys after two days and finished effects after a week, long after any replay. */
export async function deleteOldWork(deps: MaintenanceDeps): Promise<{ requests: number; effects: number }> {
  const now = deps.clock().getTime();
  const requests = await deleteOldRequests(deps.db, new Date(now - 48 * hourMs));
  const effects = await deleteFinishedEffects(deps.db, new Date(now - 7 * 24 * hourMs));
  return { requests, effects };
}

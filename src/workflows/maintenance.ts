import { deleteFinishedEffects, incidentsWithOverdueEffects } from '../db/queries/delivery/effect-admin.js';
import { deleteOldRequests } from '../db/queries/request-keys.js';
import type { Deps } from './deps.js';

type HouseDeps = Pick<Deps, 'db' | 'clock' | 'queue'>;

const hourMs = 3_600_000;

/**
 * Asks for the delivery of what should have gone out by now: after a crash, or where a job was lost. Gives how many
 * incidents that concerns. `graceMs`: how late an effect may be before this looks after it; 0, as at a start: what is due later
 * too, since whoever was to wait for it may be gone.
 */
export async function resumeDeliveries(deps: HouseDeps, graceMs: number): Promise<number> {
  const now = deps.clock().getTime();
  const before = new Date(graceMs === 0 ? now + 24 * hourMs : now - graceMs);
  const late = await incidentsWithOverdueEffects(deps.db, before, 500);
  for (const incident of late) await deps.queue.requestDelivery(deps.db, incident);
  if (late.length > 0) deps.queue.wake();
  return late.length;
}

/** Forgets requests of two days ago and effects delivered a week ago: both are long past any replay. */
export async function deleteOldWork(deps: HouseDeps): Promise<{ requests: number; effects: number }> {
  const now = deps.clock().getTime();
  const requests = await deleteOldRequests(deps.db, new Date(now - 48 * hourMs));
  const effects = await deleteFinishedEffects(deps.db, new Date(now - 7 * 24 * hourMs));
  return { requests, effects };
}

import { deleteFinishedEffects } from '../db/queries/delivery/effect-admin.js';
import { deleteOldRequests } from '../db/queries/request-keys.js';
import type { Deps } from './deps.js';

const hourMs = 3_600_000;

/** Deletes request keys after two days and finished effects after a week, long after any replay. */
export async function deleteOldWork({
  db,
  clock,
}: Pick<Deps, 'db' | 'clock'>): Promise<{ requests: number; effects: number }> {
  const now = clock().getTime();
  const requests = await deleteOldRequests(db, new Date(now - 48 * hourMs));
  const effects = await deleteFinishedEffects(db, new Date(now - 7 * 24 * hourMs));
  return { requests, effects };
}

import type { Tx } from '../../db/database.js';
import { insertEffects } from '../../db/queries/delivery/effects.js';
import { imagesWithoutCopy } from '../../db/queries/timeline/file-copies.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Deps } from '../deps.js';

const bytesInMb = 1_000_000;

/**
 * Requests one copy of each highlighted image among these messages, up to the policy's size limit. Returns whether
 * any was requested.
 */
export async function requestCopies(
  { clock, policy, queue }: Pick<Deps, 'clock' | 'policy' | 'queue'>,
  tx: Tx,
  { incident, ts }: { incident: Incident; ts: string[] },
): Promise<boolean> {
  const maxBytes = policy.timeline.copyImagesUpToMb * bytesInMb;
  if (maxBytes === 0 || ts.length === 0) return false;
  const images = await imagesWithoutCopy(tx, incident, { ts, maxBytes });
  if (images.length === 0) return false;
  const at = clock();
  const trace = `copies ${incident.number}`;
  const effects = images.map(({ ts: of, fileId }) => ({
    key: `copy ${incident.number} ${fileId}`,
    effect: { kind: 'copy_file', fileId, ts: of } as const,
    notBefore: at,
  }));
  await insertEffects(tx, incident, effects, { trace, at, askedBy: null });
  await queue.requestDelivery(tx, incident);
  return true;
}

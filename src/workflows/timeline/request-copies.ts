import type { Tx } from '../../db/database.js';
import { insertEffects } from '../../db/queries/delivery/effects.js';
import { imagesWithoutCopy } from '../../db/queries/timeline/file-copies.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { Deps } from '../deps.js';

const bytesInMb = 1_000_000;

/**
 * Asks for copies of the images among these messages that stand on the timeline, up to the size that the policy says:
 * each once. Says whether any was asked for.
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
  const list = images.map(({ ts: of, fileId }) => ({
    key: `copy ${incident.number} ${fileId}`,
    effect: { kind: 'copy_file', fileId, ts: of } as const,
    notBefore: at,
  }));
  await insertEffects(tx, incident, list, { trace, at, askedBy: null });
  await queue.requestDelivery(tx, incident);
  return true;
}

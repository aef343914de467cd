import type { Transaction } from '../../db/database.js';
import { imagesWithoutCopy } from '../../db/queries/timeline/messages/file-copies.js';
import type { Incident } from '../../domain/incident/incident.js';
import { storeEffects } from '../delivery/store-effects.js';
import type { Deps } from '../deps.js';

const bytesInMb = 1_000_000;

/** Requests one copy of each highlighted image among these messages, up to the policy's size limit. */
export async function requestCopies(
  deps: Pick<Deps, 'clock' | 'policy' | 'requestDelivery'>,
  tx: Transaction,
  { incident, ts }: { incident: Incident; ts: string[] },
): Promise<void> {
  const maxBytes = deps.policy.timeline.copyImagesUpToMb * bytesInMb;
  if (maxBytes === 0 || ts.length === 0) return;
  const images = await imagesWithoutCopy(tx, incident, { ts, maxBytes });
  if (images.length === 0) return;
  const at = deps.clock();
  const trace = `copies ${incident.number}`;
  const effects = images.map(({ ts: of, fileId }) => ({
    key: `copy ${incident.number} ${fileId}`,
    effect: { kind: 'copy_file', fileId, ts: of } as const,
    notBefore: at,
  }));
  await storeEffects(deps, tx, incident, { effects, cause: { trace, at, askedBy: null } });
}

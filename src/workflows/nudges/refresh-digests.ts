import type { Transaction } from '../../db/database.js';
import type { Cause } from '../../db/queries/delivery/insert-effects.js';
import { digestedTo } from '../../db/queries/nudges/nudge-message.js';
import { effectTraits } from '../../domain/delivery/effect-traits.js';
import { storeEffects } from '../delivery/store-effects.js';
import type { Deps } from '../deps.js';

/** Older digests are left as they are. */
const freshMs = 3 * 24 * 60 * 60_000;

/** Edits the digests that ask about this subject, such as `ACT-17`. `key`: of the request that changed it. */
export async function refreshDigests(
  deps: Pick<Deps, 'requestDelivery'>,
  tx: Transaction,
  { workspaceId, subject, key, cause }: { workspaceId: string; subject: string; key: string; cause: Cause },
): Promise<void> {
  const since = new Date(cause.at.getTime() - freshMs);
  const userIds = await digestedTo(tx, workspaceId, { subjects: [subject], since });
  const notBefore = new Date(cause.at.getTime() + effectTraits.refresh_digest.settleMs);
  for (const userId of userIds) {
    const effect = { kind: 'refresh_digest', userId } as const;
    const effects = [{ key: `${key}#${subject}@${userId}`, effect, notBefore }];
    await storeEffects(deps, tx, { workspaceId, number: null }, { effects, cause });
  }
}

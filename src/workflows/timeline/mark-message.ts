import type { Tx } from '../../db/database.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import { storeMark, updateHighlight } from '../../db/queries/timeline/messages/marks.js';
import { actRefusal } from '../../domain/incident/visibility.js';
import { itemKey } from '../../domain/timeline/item-key.js';
import { markKey, type ObservedMark } from '../../domain/timeline/messages/observed-mark.js';
import { storeEffects } from '../delivery/store-effects.js';
import type { Deps } from '../deps.js';

/**
 * Stores a mark that was added to a message of an incident's channel or removed from it, and updates the highlight.
 * Fetches a message that the record lacks. Whoever marks a message gets a receipt.
 */
export async function markMessage(
  deps: Pick<Deps, 'db' | 'clock' | 'requestDelivery'>,
  mark: ObservedMark,
  trace: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const incident = await findIncident(tx, mark);
    if (!incident || (await isIgnored(tx, mark))) return;
    const at = deps.clock();
    await storeMark(tx, mark, { observedAt: at });
    const isKnown = await updateHighlight(tx, mark);
    if (!mark.isOn) return;
    const effect = isKnown ? receiptFor(mark) : fetching(mark);
    const effects = [{ ...effect, notBefore: at }];
    await storeEffects(deps, tx, incident, { effects, cause: { trace, at, askedBy: mark.byId } });
  });
}

/** Marks by bots and people from other organizations are ignored. */
async function isIgnored(tx: Tx, { workspaceId, byId: userId }: ObservedMark): Promise<boolean> {
  const { userKind } = await findViewer(tx, { workspaceId, userId, ref: null });
  return actRefusal(userKind) !== null;
}

function fetching({ channelId, ts }: ObservedMark) {
  return { key: `fetch ${channelId} ${ts}`, effect: { kind: 'fetch_message', ts } as const };
}

/** One receipt per mark, however often Slack repeats the event. */
function receiptFor(mark: Pick<ObservedMark, 'channelId' | 'ts' | 'kind' | 'name' | 'byId' | 'version'>) {
  const { channelId, ts, byId, version } = mark;
  return {
    key: `receipt ${channelId} ${ts} ${markKey(mark)} ${version}`,
    effect: { kind: 'receipt', item: itemKey({ kind: 'message', ts }), userId: byId } as const,
  };
}

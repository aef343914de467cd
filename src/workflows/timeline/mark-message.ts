import type { Tx } from '../../db/database.js';
import { insertEffects } from '../../db/queries/delivery/effects.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { findViewer } from '../../db/queries/people/viewers.js';
import { storeMark, updateHighlight } from '../../db/queries/timeline/marks.js';
import { actRefusal } from '../../domain/incident/visibility.js';
import { itemKey } from '../../domain/timeline/item-key.js';
import { markKey, type ObservedMark } from '../../domain/timeline/observed-mark.js';
import type { Deps } from '../deps.js';

/**
 * Stores a mark that was added to a message of an incident's channel or removed from it, and updates the highlight.
 * Fetches a message that the record lacks. Whoever marks a message gets a receipt.
 */
export async function markMessage(
  { db, clock, queue }: Pick<Deps, 'db' | 'clock' | 'queue'>,
  mark: ObservedMark,
  trace: string,
): Promise<void> {
  const isRequested = await db.transaction(async (tx) => {
    const incident = await findIncident(tx, mark);
    if (!incident || (await isIgnored(tx, mark))) return false;
    const at = clock();
    await storeMark(tx, mark, { observedAt: at });
    const isKnown = await updateHighlight(tx, mark);
    if (!mark.isOn) return false;
    const effect = isKnown ? receiptFor(mark) : fetching(mark);
    await insertEffects(tx, incident, [{ ...effect, notBefore: at }], { trace, at, askedBy: mark.byId });
    await queue.requestDelivery(tx, incident);
    return true;
  });
  if (isRequested) queue.wake();
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
    effect: { kind: 'receipt', line: itemKey({ kind: 'message', ts }), userId: byId } as const,
  };
}

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
 * Keeps a mark that was put on a message of an incident's channel or taken off it, and makes the message a highlight or
 * no longer one. A message that the record does not have is asked of Slack. Who marks it is told that it stands there.
 */
export async function markMessage(
  { db, clock, queue }: Pick<Deps, 'db' | 'clock' | 'queue'>,
  mark: ObservedMark,
  trace: string,
): Promise<void> {
  const isAsked = await db.transaction(async (tx) => {
    const incident = await findIncident(tx, mark);
    if (!incident || (await isKeptOut(tx, mark))) return false;
    const at = clock();
    await storeMark(tx, mark, { observedAt: at });
    const isKnown = await updateHighlight(tx, mark);
    if (!mark.isOn) return false;
    const wanted = isKnown ? receiptFor(mark) : fetching(mark);
    await insertEffects(tx, incident, [{ ...wanted, notBefore: at }], { trace, at, askedBy: mark.byId });
    await queue.requestDelivery(tx, incident);
    return true;
  });
  if (isAsked) queue.wake();
}

/** What bots and people of other organizations react to or pin stays what it is in Slack. */
async function isKeptOut(tx: Tx, { workspaceId, byId: userId }: ObservedMark): Promise<boolean> {
  const { userKind } = await findViewer(tx, { workspaceId, userId, ref: null });
  return actRefusal(userKind) !== null;
}

function fetching({ channelId, ts }: ObservedMark) {
  return { key: `fetch ${channelId} ${ts}`, effect: { kind: 'fetch_message', ts } as const };
}

/** One for each time that somebody marks a message, however often Slack tells of it. */
function receiptFor(mark: Pick<ObservedMark, 'channelId' | 'ts' | 'kind' | 'name' | 'byId' | 'version'>) {
  const { channelId, ts, byId, version } = mark;
  return {
    key: `receipt ${channelId} ${ts} ${markKey(mark)} ${version}`,
    effect: { kind: 'receipt', line: itemKey({ kind: 'message', ts }), userId: byId } as const,
  };
}

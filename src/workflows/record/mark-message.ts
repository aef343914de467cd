import type { Tx } from '../../db/database.js';
import { insertEffects } from '../../db/queries/effects.js';
import { findIncident } from '../../db/queries/incidents.js';
import { judgeMessage, noteMark } from '../../db/queries/marks.js';
import { findViewer } from '../../db/queries/viewers.js';
import { actRefusal } from '../../domain/incident/visibility.js';
import { lineKey } from '../../domain/timeline/line-key.js';
import { markKey, type SeenMark } from '../../domain/timeline/seen-mark.js';
import type { Deps } from '../deps.js';

/**
 * Keeps a mark that was put on a message of an incident's channel or taken off it, and makes the message a key entry or
 * no longer one. A message that the record does not have is asked of Slack. Who marks it is told that it stands there.
 */
export async function markMessage(
  { db, clock, queue }: Pick<Deps, 'db' | 'clock' | 'queue'>,
  mark: SeenMark,
  trace: string,
): Promise<void> {
  const isAsked = await db.transaction(async (tx) => {
    const incident = await findIncident(tx, mark);
    if (!incident || (await isKeptOut(tx, mark))) return false;
    const at = clock();
    await noteMark(tx, mark, { toldAt: at });
    const isKnown = await judgeMessage(tx, mark);
    if (!mark.isOn) return false;
    const wanted = isKnown ? receiptFor(mark) : fetching(mark);
    await insertEffects(tx, incident, [{ ...wanted, notBefore: at }], { trace, at, askedBy: mark.byId });
    await queue.wantDelivery(tx, incident);
    return true;
  });
  if (isAsked) queue.wake();
}

/** What bots and people of other organizations react to or pin stays what it is in Slack. */
async function isKeptOut(tx: Tx, { workspaceId, byId: userId }: SeenMark): Promise<boolean> {
  const { standing } = await findViewer(tx, { workspaceId, userId, ref: null });
  return actRefusal(standing) !== null;
}

function fetching({ channelId, ts }: SeenMark) {
  return { key: `fetch ${channelId} ${ts}`, effect: { kind: 'fetch_message', ts } as const };
}

/** One for each time that somebody marks a message, however often Slack tells of it. */
function receiptFor(mark: Pick<SeenMark, 'channelId' | 'ts' | 'kind' | 'name' | 'byId' | 'version'>) {
  const { channelId, ts, byId, version } = mark;
  return {
    key: `receipt ${channelId} ${ts} ${markKey(mark)} ${version}`,
    effect: { kind: 'receipt', line: lineKey({ kind: 'message', ts }), userId: byId } as const,
  };
}

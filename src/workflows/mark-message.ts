import { insertEffects } from '../db/queries/effects.js';
import { findIncident } from '../db/queries/incidents.js';
import { judgeMessage, noteMark } from '../db/queries/marks.js';
import type { SeenMark } from '../domain/seen-mark.js';
import type { Deps } from './deps.js';

/**
 * Keeps a mark that was put on a message of an incident's channel or taken off it, and makes the message a key entry or
 * no longer one. A message that the record does not have is asked of Slack.
 */
export async function markMessage(
  { db, clock, queue }: Pick<Deps, 'db' | 'clock' | 'queue'>,
  mark: SeenMark,
  trace: string,
): Promise<void> {
  const isAsked = await db.transaction(async (tx) => {
    const incident = await findIncident(tx, mark);
    if (!incident) return false;
    await noteMark(tx, mark);
    if ((await judgeMessage(tx, mark)) || !mark.isOn) return false;
    const at = clock();
    const effect = { kind: 'fetch_message', ts: mark.ts } as const;
    const key = `fetch ${mark.channelId} ${mark.ts}`;
    await insertEffects(tx, incident, [{ key, effect, notBefore: at }], { trace, at, askedBy: mark.byId });
    await queue.wantDelivery(tx, incident);
    return true;
  });
  if (isAsked) queue.wake();
}

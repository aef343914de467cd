import type { Tx } from '../../db/database.js';
import { latestMarks, storeMark, updateHighlight } from '../../db/queries/timeline/messages/marks.js';
import { type Act, personOf } from '../../domain/actor.js';
import type { Incident } from '../../domain/incident/incident.js';
import { versionAfter } from '../../domain/timeline/messages/observed-mark.js';
import type { MessageMarked } from '../../domain/timeline/writes.js';

/**
 * Shows a message on the timeline, or hides it whatever its marks. Overrides all earlier marks; a hidden message
 * stays hidden until somebody marks it again.
 */
export async function markByHand(
  tx: Tx,
  { workspaceId, channelId }: Incident,
  { ts, isOn, note }: MessageMarked,
  act: Act,
): Promise<void> {
  if (channelId === null) return;
  const ref = { workspaceId, channelId, ts };
  const latest = await latestMarks(tx, { ...ref, ts: [ref.ts] });
  const version = versionAfter(latest.get(ref.ts) ?? null, act.at);
  const observed = { observedAt: act.at };
  const by = { name: '', byId: personOf(act.by) ?? '', version };
  if (isOn) await storeMark(tx, { ...ref, ...by, kind: 'shortcut', isOn: true, note }, observed);
  else await storeMark(tx, { ...ref, ...by, kind: 'hidden', isOn: true, note: null }, observed);
  await updateHighlight(tx, ref);
}

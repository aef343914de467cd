import type { Tx } from '../../db/database.js';
import { latestMarks, storeMark, updateHighlight } from '../../db/queries/timeline/marks.js';
import { type Act, personOf } from '../../domain/actor.js';
import type { Incident } from '../../domain/incident/incident.js';
import { versionAfter } from '../../domain/timeline/observed-mark.js';

/** A message of the incident's channel, put on the timeline through Firebreak or taken off it. */
export interface HandMark {
  ts: string;
  isOn: boolean;
  /** What the person has to say of it. */
  note: string | null;
}

/**
 * Puts a message on the timeline, or takes it off whatever marks stand on it; later than all that is known of it. Taken off,
 * it stays so until somebody marks it anew.
 */
export async function markByHand(
  tx: Tx,
  { workspaceId, channelId }: Incident,
  { ts, isOn, note }: HandMark,
  act: Act,
): Promise<void> {
  if (channelId === null) return;
  const ref = { workspaceId, channelId, ts };
  const latest = await latestMarks(tx, { ...ref, ts: [ref.ts] });
  const version = versionAfter(latest.get(ref.ts) ?? null, act.at);
  const told = { observedAt: act.at };
  const by = { name: '', byId: personOf(act.by) ?? '', version };
  if (isOn) await storeMark(tx, { ...ref, ...by, kind: 'shortcut', isOn: true, note }, told);
  else await storeMark(tx, { ...ref, ...by, kind: 'hidden', isOn: true, note: null }, told);
  await updateHighlight(tx, ref);
}

import type { Act } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Incident } from '../incident.js';
import { overRefusal } from '../state-guards.js';
import { broadcastOf, entryOf, refreshEffects } from './consequences.js';

/** For how many minutes from when the reminder would come, or until when. */
export type SnoozeInput = { kind: 'minutes'; minutes: number } | { kind: 'until'; until: Date };

const minuteMs = 60_000;
const longestMs = 24 * 60 * minuteMs;

/** Puts off the reminder that an update is due, by a day at most. The update stays due. */
export function snoozeUpdates(incident: Incident, input: SnoozeInput, act: Act): Decision {
  const { number, nextUpdateDueAt } = incident;
  const over = overRefusal(incident);
  if (over) return refused(over);
  if (nextUpdateDueAt === null) return refused({ kind: 'no_update_due', number });
  const from = Math.max(act.at.getTime(), nextUpdateDueAt.getTime());
  const until = input.kind === 'until' ? input.until.getTime() : from + input.minutes * minuteMs;
  if (!(until > from && until <= from + longestMs)) {
    const to = new Date(from + longestMs).toISOString();
    return refused({ kind: 'snooze_out_of_range', number, from: new Date(from).toISOString(), to });
  }
  const next = { ...incident, updatesSnoozedUntil: new Date(until) };
  const event = { kind: 'updates_snoozed', until: new Date(until).toISOString() } as const;
  return accepted(next, [entryOf(act, event)], [broadcastOf(act, event, next), ...refreshEffects]);
}

import { type Act, personOf } from '../../actor.js';
import type { Effect } from '../../effect.js';
import type { IncidentEvent } from '../../incident-event.js';
import type { NewEntry } from '../../timeline/timeline-entry.js';
import type { Incident } from '../incident.js';
import { isActive, type Status } from '../status.js';
import { topicState } from '../topic-state.js';

/** The timeline entry of an act. */
export function entryOf(act: Act, event: IncidentEvent): NewEntry {
  return { occurredAt: act.at, source: act.source, authorId: personOf(act.by), event };
}

/** The message that tells the incident's channel what happened. */
export function broadcastOf(act: Act, event: IncidentEvent, incident: Incident): Effect {
  return {
    kind: 'broadcast',
    at: act.at.toISOString(),
    by: personOf(act.by),
    event,
    nextUpdateDueAt: incident.nextUpdateDueAt?.toISOString() ?? null,
  };
}

/** How Slack follows a change of status: the channel is told, what shows the present is renewed, and others hear how it ends. */
export function statusFollowed(
  before: Incident,
  after: Incident,
  told: { event: IncidentEvent; act: Act },
): Effect[] {
  return [
    broadcastOf(told.act, told.event, after),
    ...refreshed,
    ...topicOf(before, after),
    ...announced(before, after, told),
  ];
}

/** What shows the present and follows any change that people can see. */
export const refreshed: Effect[] = [{ kind: 'refresh_card' }, { kind: 'refresh_announcements' }];

/**
 * What is told where the incident was announced: that it is mitigated or over, and that it is not after all. Of a private
 * one nothing is told elsewhere.
 */
export function announced(
  before: Incident,
  after: Incident,
  told: { event: IncidentEvent; act: Act },
): Effect[] {
  if (after.isPrivate || before.status === after.status) return [];
  const isNews = calm.has(after.status) || (calm.has(before.status) && isActive(after.status));
  const { event, act } = told;
  return isNews ? [{ kind: 'reply_to_announcements', by: personOf(act.by), event }] : [];
}

/** In which nobody outside need worry any more. */
const calm: ReadonlySet<Status> = new Set(['mitigated', 'resolved', 'closed', 'canceled']);

/** The topic, where it shows another state than before. */
function topicOf(before: Incident, after: Incident): Effect[] {
  return topicState(before) === topicState(after) ? [] : [{ kind: 'set_topic' }];
}

/** The incident with these words as its latest. */
export function withLatest(incident: Incident, text: string, act: Act): Incident {
  return { ...incident, latestUpdate: { at: act.at, by: personOf(act.by), text } };
}

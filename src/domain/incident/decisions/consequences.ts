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

/** The post that tells the incident's channel what happened. */
export function broadcastOf(act: Act, event: IncidentEvent, incident: Incident): Effect {
  return {
    kind: 'broadcast',
    at: act.at.toISOString(),
    by: personOf(act.by),
    event,
    nextUpdateDueAt: incident.nextUpdateDueAt?.toISOString() ?? null,
  };
}

/**
 * The effects of a status change: a post in the channel, refreshed views, and replies to the announcements when it is
 * good news or bad.
 */
export function statusEffects(
  before: Incident,
  after: Incident,
  change: { event: IncidentEvent; act: Act },
): Effect[] {
  return [
    broadcastOf(change.act, change.event, after),
    ...refreshEffects,
    ...topicOf(before, after),
    ...announcementReplies(before, after, change),
  ];
}

/** Refreshes the views that show the current state; follows every visible change. */
export const refreshEffects: Effect[] = [{ kind: 'refresh_card' }, { kind: 'refresh_announcements' }];

/**
 * Replies to the announcements: when the incident is mitigated or over, and when it turns out not to be. None for a
 * private incident.
 */
export function announcementReplies(
  before: Incident,
  after: Incident,
  change: { event: IncidentEvent; act: Act },
): Effect[] {
  if (after.isPrivate || before.status === after.status) return [];
  const isNews = calm.has(after.status) || (calm.has(before.status) && isActive(after.status));
  const { event, act } = change;
  return isNews ? [{ kind: 'reply_to_announcements', by: personOf(act.by), event }] : [];
}

/** The statuses in which nobody outside the incident needs to worry. */
const calm: ReadonlySet<Status> = new Set(['mitigated', 'resolved', 'closed', 'canceled']);

/** Updates the topic if the state that it shows has changed. */
function topicOf(before: Incident, after: Incident): Effect[] {
  return topicState(before) === topicState(after) ? [] : [{ kind: 'set_topic' }];
}

/** The incident with this text as its latest update. */
export function withLatest(incident: Incident, text: string, act: Act): Incident {
  return { ...incident, latestUpdate: { at: act.at, by: personOf(act.by), text } };
}

import { renderMessage } from '../../sandbox/transcript/render-message.js';
import type { IncidentEvent } from '../../src/domain/incident-event.js';
import type { TimelineEntry } from '../../src/domain/timeline/timeline-entry.js';
import type { MessageView } from '../../src/slack/views/text/blocks.js';
import { aReader } from '../block-kit/a-reader.js';
import { anIncident, aPolicy, at, held, milestones } from './an-incident.js';

/** The built-in policy. */
/** When the samples are looked at: before their next update is due. */
export const now = at('14:30');
export const policy = aPolicy();
/** The reader of rendered messages. */
export const reader = aReader({ tz: 'UTC', now: at('14:25') });
/** Renders a message for a reader in UTC at 14:25. */
export const read = (view: MessageView) => `\n${renderMessage(view, reader, { width: 90 })}\n`;
/** Names of the people. */
export const names = new Map([
  ['U1', 'Dana'],
  ['U2', 'Priya'],
  ['U3', 'Sam'],
]);
/** A typical update. */
export const update = 'Rolled back 4f2c1. Error rate fell from 31 % to 4 %. Watching for 10 minutes.';
/** INC-42 while open: a sev1 with a commander, a scribe and a first update. */
export const activeIncident = anIncident({
  severity: 'sev1',
  affects: ['checkout', 'eu-west-1'],
  roles: [held('commander', 'U1'), held('scribe', 'U2')],
  milestones: milestones({ impact_started: '13:51', declared: '14:02', acknowledged: '14:03' }),
  latestUpdate: { at: at('14:20'), by: 'U1', text: update },
  nextUpdateDueAt: at('14:50'),
});
/** INC-42 after it was resolved, as a sev2. */
export const resolved = anIncident({
  status: 'resolved',
  milestones: milestones({ declared: '14:02', acknowledged: '14:03', mitigated: '14:12', resolved: '14:20' }),
  nextUpdateDueAt: null,
});
/** INC-42, canceled as a duplicate. */
export const canceled = anIncident({
  status: 'canceled',
  cancellation: { reason: 'duplicate', of: 41, text: null },
  milestones: milestones({ declared: '14:02', closed: '14:10' }),
  nextUpdateDueAt: null,
});
/** A timeline entry. */
export const entry = (time: string, authorId: string | null, event: IncidentEvent): TimelineEntry => ({
  id: 1,
  occurredAt: at(time),
  capturedAt: at(time),
  source: 'command',
  authorId,
  event,
  shownText: null,
  isHidden: false,
});

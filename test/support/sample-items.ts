import type { TimelineEntry } from '../../src/domain/timeline/timeline-entry.js';
import type { ShownMessage, TimelineItem } from '../../src/domain/timeline/timeline-item.js';
import { at } from './an-incident.js';

/** An entry as a timeline item. */
export function itemOf(entry: TimelineEntry): TimelineItem {
  return { kind: 'entry', occurredAt: entry.occurredAt, key: 'e000000000000000001', entry };
}

/** A message by U2 as a timeline item. */
export function said(text: string, more: Partial<ShownMessage> = {}): TimelineItem {
  const place = {
    workspaceId: 'T1',
    channelId: 'C42',
    ts: '1795442520.000100',
    threadTs: null,
    isBroadcast: false,
  };
  const by = { authorId: 'U2', authorName: null, isBot: false, deletedAt: null, mark: null };
  const now = { purgedAt: null, isHighlight: true, shownText: null };
  const message = { ...place, ...by, ...now, content: { text, files: [] }, ...more };
  return { kind: 'message', occurredAt: at('14:07'), key: 'm1795442520.000100', message };
}

/** Permalink of a message. */
export const linkTo = () => 'https://x.slack.com/archives/C42/p1795442520000100';

/** A menu reader in Berlin who knows all names. */
export const reader = {
  timeZone: 'Europe/Berlin',
  now: at('16:00'),
  names: new Map([
    ['U1', 'Dana'],
    ['U2', 'Priya'],
    ['U3', 'Sam'],
  ]),
};

import type { TimelineEntry } from '../domain/timeline/timeline-entry.js';
import { eventText } from './event-text.js';

/** The words of a timeline entry in documents; people as `<@U…>`. */
export function entryText({ event }: Pick<TimelineEntry, 'event'>): string {
  return event.kind === 'noted' ? event.text : eventText(event, (id) => `<@${id}>`);
}

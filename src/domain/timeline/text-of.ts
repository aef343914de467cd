import type { TimelineEvent } from './events.js';

/** The text of a note or quote; null for edits. */
export function timelineTextOf(event: TimelineEvent): string | null {
  return event.kind === 'item_edited' ? null : event.text;
}

import type { Change } from '../change.js';
import type { ItemKey } from './item-key.js';

/** What people added to the timeline or edited in it. `at`: when it happened, ISO 8601. */
export type TimelineEvent =
  | { kind: 'noted'; text: string; at: string }
  /** A message from another channel, added to the timeline. */
  | ({ kind: 'quoted'; note: string | null; at: string } & Quote & Forgettable)
  /** A timeline item was edited. Null: unchanged. */
  | ({ kind: 'item_edited'; item: ItemKey } & ItemChange);

const kinds: Record<TimelineEvent['kind'], true> = { noted: true, quoted: true, item_edited: true };

export function isTimelineEvent(event: { kind: string }): event is TimelineEvent {
  return event.kind in kinds;
}

/** A message from another channel, as it was when it was quoted. */
export interface Quote {
  channelId: string;
  ts: string;
  /** The user or bot who wrote it; empty if Slack didn't say. */
  authorId: string;
  /** The bot's display name; null for people. */
  authorName: string | null;
  text: string;
  /** Names of the attached files. */
  files: string[];
  permalink: string | null;
}

interface Forgettable {
  /** When the retention policy erased its text, ISO 8601; missing until then. */
  purgedAt?: string;
}

/** What was edited in a timeline item: its text, its time (ISO 8601), whether it is a highlight. */
export interface ItemChange {
  text: Change<string> | null;
  occurredAt: Change<string> | null;
  isHighlight: Change<boolean> | null;
}

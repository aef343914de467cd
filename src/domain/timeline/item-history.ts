import type { ItemChange } from './events.js';
import type { MarkKind } from './messages/observed-mark.js';
import { timeOf, type Version } from './messages/observed-message.js';
import type { TimelineEntry } from './timeline-entry.js';

/** One change of a timeline item: who, when, what. */
export type ItemEvent = { at: Date; byId: string | null } & (
  | ({ kind: 'edited_on_timeline' } & ItemChange)
  /** Its author edited it in Slack; `before` is the previous text. */
  | { kind: 'edited_in_slack'; before: string }
  | { kind: 'marked'; mark: MarkKind; name: string; isOn: boolean; note: string | null }
);

/** A mark as stored. */
export interface KnownMark {
  kind: MarkKind;
  name: string;
  byId: string;
  isOn: boolean;
  note: string | null;
  at: Date;
}

/** The changes of an item, oldest first. A removal by hand appears once, as an edit. */
export function itemHistory(known: {
  edits: TimelineEntry[];
  /** Its texts, oldest first; the last one is current. */
  texts: { version: Version; text: string }[];
  marks: KnownMark[];
}): ItemEvent[] {
  const timelineEdits = known.edits.flatMap(({ occurredAt: at, authorId: byId, event }): ItemEvent[] =>
    event.kind === 'item_edited' ? [{ ...event, kind: 'edited_on_timeline', at, byId }] : [],
  );
  const slackEdits = known.texts.slice(1).map(({ version }, index): ItemEvent => {
    const before = known.texts[index]?.text ?? '';
    return { kind: 'edited_in_slack', at: timeOf(version), byId: null, before };
  });
  const marked = known.marks
    .filter(({ kind }) => kind !== 'hidden')
    .map(
      ({ kind: mark, name, byId, isOn, note, at }): ItemEvent => ({
        ...{ kind: 'marked', mark, name, isOn, note, at },
        byId: byId || null,
      }),
    );
  return [...timelineEdits, ...slackEdits, ...marked].toSorted((a, b) => Number(a.at) - Number(b.at));
}

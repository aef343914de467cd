import type { LineChange } from '../happening.js';
import type { MarkKind } from './seen-mark.js';
import { timeOf, type Version } from './seen-message.js';
import type { TimelineEntry } from './timeline-entry.js';

/** One thing that became of a line: who, when, what. */
export type LineEvent = { at: Date; byId: string | null } & (
  | ({ kind: 'mended' } & LineChange)
  /** Its author edited it in Slack; it said `before` until then. */
  | { kind: 'edited'; before: string }
  | { kind: 'marked'; mark: MarkKind; name: string; isOn: boolean; note: string | null }
);

/** A mark as it is kept. */
export interface KnownMark {
  kind: MarkKind;
  name: string;
  byId: string;
  isOn: boolean;
  note: string | null;
  at: Date;
}

/** What became of a line, oldest first. A removal by hand is told once, by who mended the line so. */
export function lineHistory(known: {
  amendments: TimelineEntry[];
  /** What it said, oldest first, the present words last. */
  texts: { version: Version; text: string }[];
  marks: KnownMark[];
}): LineEvent[] {
  const mended = known.amendments.flatMap(({ occurredAt: at, authorId: byId, happening }): LineEvent[] =>
    happening.kind === 'amended' ? [{ ...happening, kind: 'mended', at, byId }] : [],
  );
  const edited = known.texts.slice(1).map(({ version }, index): LineEvent => {
    const before = known.texts[index]?.text ?? '';
    return { kind: 'edited', at: timeOf(version), byId: null, before };
  });
  const marked = known.marks
    .filter(({ kind }) => kind !== 'hidden')
    .map(
      ({ kind: mark, name, byId, isOn, note, at }): LineEvent => ({
        ...{ kind: 'marked', mark, name, isOn, note, at },
        byId: byId || null,
      }),
    );
  return [...mended, ...edited, ...marked].toSorted((a, b) => Number(a.at) - Number(b.at));
}

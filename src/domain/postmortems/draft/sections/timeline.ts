import type { TimelineRow } from '../../document.js';
import type { PostmortemRecord } from '../../record.js';
import { slackSpans } from '../../slack-spans.js';
import { say } from '../../span.js';
import { type DraftedSection, gap } from '../cited.js';
import { contradictionsIn } from '../contradictions-in.js';

/** The highlights of the record. */
export function timeline(record: PostmortemRecord): DraftedSection {
  const rows = record.timeline.flatMap((item, index): TimelineRow[] => {
    if (!item.isHighlight || item.deletedAt) return [];
    const { occurredAt: at, author, permalink, text, shownText, revisions, edits } = item;
    const words = shownText ?? text;
    if (words.trim() === '') return [];
    const spans = slackSpans(words, (id) => record.names.get(id) ?? null);
    const isEdited = shownText !== null || revisions.length > 0 || edits.length > 0;
    return [{ at, author, spans, isEdited, permalink, recordIndex: index }];
  });
  const gaps =
    rows.length < 3
      ? [
          gap('timeline', say`Which messages belong on the timeline? Mark them with 📌.`, {
            isMustHave: true,
          }),
        ]
      : [];
  return {
    id: 'timeline',
    blocks: [{ kind: 'timeline', rows, contradictions: contradictionsIn(record) }],
    gaps,
  };
}

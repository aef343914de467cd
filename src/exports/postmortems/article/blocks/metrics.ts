import type { MetricRow } from '../../../../domain/postmortems/document.js';
import { inertText } from '../../inert-text.js';
import { durationText } from '../../words.js';
import type { ArticleBlock } from '../article.js';
import { muted, text, type Writer } from '../inline.js';

export function metrics(rows: readonly MetricRow[], write: Writer): ArticleBlock[] {
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Metric', share: 2 },
        { title: 'Time', share: 3 },
      ],
      rows: rows.map(({ label, ms, why, sources }) => ({
        ...{ anchor: null, group: null, more: [] },
        cells: [
          [text(inertText(label))],
          [ms === null ? muted(write.words(why)) : text(durationText(ms)), ...write.cites(sources)],
        ],
      })),
    },
  ];
}

import type { Source } from '../../../../domain/postmortems/document.js';
import { inertText } from '../../inert-text.js';
import type { ArticleBlock, Inline, Row } from '../article.js';
import { jump, linkTo, text, time, type Writer } from '../inline.js';
import type { Context } from './context.js';
import { recordAnchor } from './timeline.js';

/** Each source with the way back to the statement that first uses it. */
export function sources({ document, write }: Context): ArticleBlock[] {
  return [
    {
      kind: 'table',
      columns: [
        { title: 'No.', share: 0 },
        { title: 'When', share: 0 },
        { title: 'Who', share: 2 },
        { title: 'What', share: 4 },
      ],
      rows: document.sources.map((source) => rowOf(source, write)),
    },
  ];
}

function rowOf(source: Source, write: Writer): Row {
  return {
    ...{ anchor: `source-${source.number}`, group: null, more: [] },
    cells: [
      [jump(`cite-${source.number}`, `${source.number} ↑`)],
      [time(source.at)],
      [text(source.by ? write.personName(source.by) : 'Firebreak')],
      [text(inertText(source.label)), ...placesOf(source)],
    ],
  };
}

/** ` · in the record · in Slack`. */
function placesOf({ recordIndex, permalink }: Source): Inline[] {
  return [
    ...(recordIndex === null ? [] : [text(' · '), jump(recordAnchor(recordIndex), 'in the record')]),
    ...(permalink === null ? [] : [text(' · '), ...linkTo(permalink, [text('in Slack')])]),
  ];
}

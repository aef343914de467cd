import type { Block, TimelineRow } from '../../../../domain/postmortems/document.js';
import { counted } from '../../../../domain/text/words.js';
import type { ReportItem } from '../../../../domain/timeline/report.js';
import { inertText } from '../../inert-text.js';
import { contradictionText, dayText } from '../../words.js';
import type { ArticleBlock, Column, Inline, Row } from '../article.js';
import { clock, jump, linkTo, muted, text, type Writer } from '../inline.js';
import type { Context } from './context.js';
import { imagesOf } from './images.js';

export const timelineColumns: Column[] = [
  { title: 'Time (UTC)', share: 0 },
  { title: 'Who', share: 2 },
  { title: 'What', share: 9 },
];

/** The highlights, with their images; and which of their times can't all be right. */
export function timeline(
  { rows, contradictions }: Extract<Block, { kind: 'timeline' }>,
  { document: { record }, write }: Context,
): ArticleBlock[] {
  const items = contradictions.map((one) => [text(contradictionText(one))]);
  return [
    {
      ...{ kind: 'table', columns: timelineColumns },
      rows: withDays(rows, (row) => rowOf(row, record[row.recordIndex], write)),
    },
    ...(items.length > 0
      ? [{ kind: 'note', tone: 'warning', title: "These times can't all be right", items } as const]
      : []),
    { kind: 'paragraph', children: recordLink(rows.length, record.length) },
  ];
}

/** The time leads to the row's place in the record. */
function rowOf(row: TimelineRow, item: ReportItem | undefined, write: Writer): Row {
  return {
    ...{ anchor: null, group: null, more: imagesOf(item) },
    cells: [
      [{ kind: 'jump', to: recordAnchor(row.recordIndex), children: [clock(row.at)] }],
      [authorName(row.author, write)],
      [...write.spans(row.spans), ...(row.isEdited ? [muted(' (edited)')] : []), ...slackLink(row.permalink)],
    ],
  };
}

/** Of an item in the full record, by its index from 0. */
export function recordAnchor(index: number): string {
  return `record-${index + 1}`;
}

/** ` Slack`, leading to the message; empty if it isn't one. */
export function slackLink(permalink: string | null): Inline[] {
  return permalink === null ? [] : [text(' '), ...linkTo(permalink, [text('Slack')])];
}

/** A bot's own name; Firebreak where nobody did it. */
export function authorName(author: TimelineRow['author'], write: Writer): Inline {
  if (!author) return muted('Firebreak');
  return text(author.name === null ? write.personName(author.id) : inertText(author.name));
}

/** The rows in groups by day. */
export function withDays<Item extends { at: Date }>(
  items: readonly Item[],
  rowOf: (item: Item, index: number) => Row,
): Row[] {
  return items.map((item, index) => {
    const [day, before] = [dayText(item.at), items[index - 1]];
    return { ...rowOf(item, index), group: before && dayText(before.at) === day ? null : day };
  });
}

function recordLink(highlights: number, all: number): Inline[] {
  return [
    muted(`${counted(highlights, 'highlight')}. `),
    jump('record', `The full record has ${counted(all, 'item')}`),
    text('.'),
  ];
}

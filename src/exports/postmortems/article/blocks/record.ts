import type { PostmortemDocument } from '../../../../domain/postmortems/document.js';
import { counted } from '../../../../domain/text/words.js';
import type { ReportItem } from '../../../../domain/timeline/report.js';
import { inertText } from '../../inert-text.js';
import { timeText, verdictText } from '../../words.js';
import type { ArticleBlock, ArticleSection, Inline, Row } from '../article.js';
import { clock, lines, muted, time, type Writer } from '../inline.js';
import { imagesOf } from './images.js';
import { authorName, recordAnchor, slackLink, timelineColumns, withDays } from './timeline.js';

/** Everything in the record, oldest first. */
export function recordSection({ record, verdict }: PostmortemDocument, write: Writer): ArticleSection {
  const items = record.map((item) => ({ at: item.occurredAt, item }));
  return {
    anchor: 'record',
    title: 'Full record',
    blocks: [
      {
        kind: 'paragraph',
        children: [muted(`${counted(record.length, 'item')}. ${inertText(verdictText(verdict))}`)],
      },
      {
        kind: 'table',
        columns: timelineColumns,
        rows: withDays(items, ({ item }, index) => rowOf(item, index, write)),
      },
    ],
  };
}

function rowOf(item: ReportItem, index: number, write: Writer): Row {
  return {
    ...{ anchor: recordAnchor(index), group: null },
    cells: [[clock(item.occurredAt)], [authorName(item.author, write)], whatOf(item, write)],
    more: details(item, write),
  };
}

function whatOf(item: ReportItem, write: Writer): Inline[] {
  const words = write.words(item.shownText ?? item.text);
  return [
    ...(item.isHighlight ? [{ kind: 'strong', children: lines(words) } as const] : lines(words)),
    ...(item.deletedAt ? [muted(` Deleted in Slack ${timeText(item.deletedAt)}.`)] : []),
    ...(item.purgedAt ? [muted(` Text removed by the retention policy ${timeText(item.purgedAt)}.`)] : []),
    ...slackLink(item.permalink),
  ];
}

/** What else is known of an item: the comment on it, how it read before, and its files. */
function details(item: ReportItem, write: Writer): ArticleBlock[] {
  const { note, shownText, revisions, edits, files } = item;
  const paragraphs: Inline[][] = [
    ...(note ? [[muted('Comment: '), ...lines(write.words(note))]] : []),
    ...(shownText !== null && item.text !== ''
      ? [[muted('As written: '), ...lines(write.words(item.text))]]
      : []),
    ...revisions.map((one) => [
      muted('Earlier, '),
      time(one.at),
      muted(': '),
      ...lines(write.words(one.text)),
    ]),
    ...edits.map(({ at, by }) => [muted(`Edited by ${by ? write.personName(by) : 'Firebreak'}, `), time(at)]),
    ...files.filter(({ copy }) => !copy).map(({ name }) => [muted(`File: ${inertText(name)}`)]),
  ];
  const images = item.isHighlight ? [] : imagesOf(item);
  return [...paragraphs.map((children) => ({ kind: 'paragraph', children }) as const), ...images];
}

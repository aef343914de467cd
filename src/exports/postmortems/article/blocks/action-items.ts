import { actionItemName } from '../../../../domain/action-items/action-item.js';
import type { ActionItemReport } from '../../../../domain/action-items/report.js';
import { capital } from '../../../../domain/text/words.js';
import { statusText } from '../../words.js';
import type { ArticleBlock, Inline, Row } from '../article.js';
import { lines, linkTo, muted, text, type Writer } from '../inline.js';
import type { Context } from './context.js';

export function actionItems({ document, write }: Context): ArticleBlock[] {
  if (document.actionItems.length === 0)
    return [{ kind: 'paragraph', children: [muted('No action items yet.')] }];
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Item', share: 0 },
        { title: 'What', share: 6 },
        { title: 'Owner', share: 2 },
        { title: 'Due', share: 0 },
        { title: 'Status', share: 3 },
      ],
      rows: document.actionItems.map((item) => rowOf(item, write)),
    },
  ];
}

function rowOf(item: ActionItemReport, write: Writer): Row {
  return {
    ...{ anchor: `act-${item.number}`, group: null },
    cells: [
      [text(actionItemName(item.number))],
      lines(write.words(item.title)),
      [item.ownerId ? text(write.personName(item.ownerId)) : muted('Nobody')],
      [text(item.dueOn ?? '—')],
      lines(write.words(capital(statusText(item.status)))),
    ],
    more: details(item, write),
  };
}

function details(item: ActionItemReport, write: Writer): ArticleBlock[] {
  const tags = [item.type, item.priority?.toUpperCase()].filter(Boolean).join(' · ');
  const rest: Inline[][] = [
    ...(item.description ? [lines(write.words(item.description))] : []),
    ...(item.verification ? [[muted('Done when: '), ...lines(write.words(item.verification))]] : []),
    ...(item.link ? [linkTo(item.link, [text(write.words(item.link))])] : []),
    ...(tags ? [[muted(tags)]] : []),
  ];
  return rest.map((children) => ({ kind: 'paragraph', children }));
}

import { actionItemName } from '../../../domain/action-items/action-item.js';
import type { ActionItemReport } from '../../../domain/action-items/report.js';
import type {
  Answer,
  Block,
  Gap,
  MetricRow,
  PostmortemDocument,
  Source,
  Statement,
  TimelineRow,
} from '../../../domain/postmortems/document.js';
import { counted } from '../../../domain/text/words.js';
import { unreachable } from '../../../domain/unreachable.js';
import {
  actionItemFacts,
  clockText,
  contradictionText,
  dayText,
  durationText,
  nameOf,
  timeText,
} from '../words.js';
import { emphasis, type Flow, item, line, link, list, paragraph, strong, words } from './nodes.js';
import { sourceLinks, spanNodes } from './spans.js';

/** What the record shows about a section's subject. */
export function blockNodes(document: PostmortemDocument, block: Block): Flow[] {
  switch (block.kind) {
    case 'statements':
      return list(block.statements.map((one) => item(paragraph(...statement(document, one)))));
    case 'prompts':
      return list(block.statements.map((one) => item(paragraph(emphasis(...statement(document, one))))));
    case 'timeline':
      return timeline(document, block);
    case 'metrics':
      return list(block.rows.map((row) => item(metric(document, row))));
    case 'action_items':
      return list(document.actionItems.map((one) => actionItem(document, one)));
    case 'sources':
      return list(
        document.sources.map((source) => item(sourceLine(document, source))),
        true,
      );
    default:
      return unreachable(block);
  }
}

/** What can't be known from the record, as questions. */
export function gapNodes(document: PostmortemDocument, gaps: readonly Gap[]): Flow[] {
  return list(
    gaps.map(({ question, askId, isMustHave }) => {
      const label = isMustHave ? 'Open question (must have):' : 'Open question:';
      const ask = askId ? [line(` Ask ${nameOf(document, askId)}.`)] : [];
      return item(paragraph(strong(label), line(' '), ...spanNodes(document, question), ...ask));
    }),
  );
}

/** A question with its answer below it. `prose`: the answer. */
export function answerNodes(
  document: PostmortemDocument,
  { question, by, at }: Answer,
  prose: Flow[],
): Flow[] {
  const facts = ` (answered by ${nameOf(document, by)}, ${timeText(at)})`;
  return [
    paragraph({ type: 'strong', children: spanNodes(document, question) }, line(facts)),
    { type: 'blockquote', children: prose },
  ];
}

function statement(document: PostmortemDocument, { spans, sources }: Statement) {
  return [...spanNodes(document, spans), ...sourceLinks(document, sources)];
}

function timeline(document: PostmortemDocument, block: Extract<Block, { kind: 'timeline' }>): Flow[] {
  const { rows, contradictions } = block;
  const days = rows.map(({ at }) => dayText(at));
  const total = document.record.length;
  return [
    ...list(rows.map((row, index) => item(timelineRow(document, row, days[index] !== days[index - 1])))),
    ...list(
      contradictions.map((one) =>
        item(paragraph(strong('Check the times:'), line(` ${contradictionText(one)}`))),
      ),
    ),
    ...(total > rows.length
      ? [paragraph(line(`${counted(rows.length, 'highlight')} of ${counted(total, 'entry', 'entries')}.`))]
      : []),
  ];
}

function timelineRow(document: PostmortemDocument, row: TimelineRow, isNewDay: boolean) {
  const { at, author, isEdited, permalink } = row;
  const by = author && (author.name ?? nameOf(document, author.id));
  return paragraph(
    strong(isNewDay ? timeText(at) : clockText(at)),
    line(by === null ? ' ' : ` ${by}: `),
    ...spanNodes(document, row.spans),
    ...(isEdited ? [line(' (edited)')] : []),
    ...(permalink ? [line(' '), ...link(permalink, line('View message'))] : []),
  );
}

function metric(document: PostmortemDocument, { label, ms, why, sources }: MetricRow) {
  const value = ms === null ? line(`not known. ${why}`) : strong(durationText(ms));
  return paragraph(line(`${label}: `), value, ...sourceLinks(document, sources));
}

function actionItem(document: PostmortemDocument, one: ActionItemReport) {
  const { number, title, description, verification, link: url } = one;
  const details = [
    ...(description ? [words(description)] : []),
    ...(verification ? [[line('Verification: '), ...words(verification)]] : []),
    ...(url ? [link(url, line(url))] : []),
  ];
  return item(
    paragraph(strong(actionItemName(number)), line(` ${title} (${actionItemFacts(document, one)})`)),
    ...list(details.map((detail) => item(paragraph(...detail)))),
  );
}

function sourceLine(document: PostmortemDocument, { label, at, by, permalink }: Source) {
  const facts = [label, ...(by ? [nameOf(document, by)] : []), timeText(at)].join(', ');
  return paragraph(...(permalink ? link(permalink, line(facts)) : [line(facts)]));
}

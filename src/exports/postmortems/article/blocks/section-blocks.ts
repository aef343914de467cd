import type { Answer, Block, Gap, Section, Statement } from '../../../../domain/postmortems/document.js';
import { unreachable } from '../../../../domain/unreachable.js';
import type { ArticleBlock, Inline } from '../article.js';
import { muted, text, type Writer } from '../inline.js';
import { prose } from '../prose/prose.js';
import { actionItems } from './action-items.js';
import type { Context } from './context.js';
import { metrics } from './metrics.js';
import { sources } from './sources.js';
import { timeline } from './timeline.js';

/** What people wrote, then what the record shows, then questions: those that were answered, and those that weren't. */
export function sectionBlocks({ written, blocks, answers, gaps }: Section, context: Context): ArticleBlock[] {
  return [
    ...(written ? prose(written.markdown, context.write) : []),
    ...blocks.flatMap((block) => blocksOf(block, context)),
    ...answers.flatMap((one) => answered(one, context.write)),
    ...questions(gaps, context.write),
  ];
}

function blocksOf(block: Block, context: Context): ArticleBlock[] {
  switch (block.kind) {
    case 'statements':
      return statements(block.statements, context.write);
    case 'prompts':
      return prompts(block.statements, context.write);
    case 'timeline':
      return timeline(block, context);
    case 'metrics':
      return metrics(block.rows, context.write);
    case 'action_items':
      return actionItems(context);
    case 'sources':
      return sources(context);
    default:
      return unreachable(block);
  }
}

function statements(all: readonly Statement[], write: Writer): ArticleBlock[] {
  if (all.length === 0) return [];
  const items = all.map((one): ArticleBlock => ({ kind: 'paragraph', children: sentence(one, write) }));
  return [{ kind: 'list', start: null, items: items.map((one) => ({ blocks: [one], isChecked: null })) }];
}

function prompts(all: readonly Statement[], write: Writer): ArticleBlock[] {
  if (all.length === 0) return [];
  return [
    {
      kind: 'note',
      tone: 'question',
      title: 'To think about',
      items: all.map((one) => sentence(one, write)),
    },
  ];
}

function sentence({ spans, sources: numbers }: Statement, write: Writer): Inline[] {
  return [...write.spans(spans), ...write.cites(numbers)];
}

function answered({ question, markdown, by }: Answer, write: Writer): ArticleBlock[] {
  return [
    { kind: 'paragraph', children: [{ kind: 'strong', children: write.spans(question) }] },
    ...prose(markdown, write),
    { kind: 'paragraph', children: [muted(`Answered by ${write.personName(by)}`)] },
  ];
}

function questions(gaps: readonly Gap[], write: Writer): ArticleBlock[] {
  if (gaps.length === 0) return [];
  const items = gaps.map(({ question, askId, isMustHave }) => [
    ...write.spans(question),
    ...(askId ? [muted(` ${write.personName(askId)} may know.`)] : []),
    ...(isMustHave ? [text(' '), muted('(needed)')] : []),
  ]);
  return [{ kind: 'note', tone: 'question', title: 'Not known yet', items }];
}

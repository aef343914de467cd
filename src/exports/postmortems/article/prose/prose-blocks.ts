import type { Nodes, RootContent } from '../../../../domain/text/markdown/parse-markdown.js';
import { inertText } from '../../inert-text.js';
import type { ArticleBlock, Inline, ListItem } from '../article.js';
import { lines, linkTo, text } from '../inline.js';
import { wordsOf } from '../words-of.js';
import { proseInlines, titled } from './prose-inlines.js';
import type { Reading } from './reading.js';

type Kind<Type extends Nodes['type']> = Extract<Nodes, { type: Type }>;

export function proseBlocks(nodes: readonly RootContent[], reading: Reading): ArticleBlock[] {
  return nodes.flatMap((node) => blocksOf(node, reading));
}

function blocksOf(node: RootContent, reading: Reading): ArticleBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', children: proseInlines(node.children, reading) }];
    case 'heading':
      return [{ kind: 'heading', level: node.depth, children: proseInlines(node.children, reading) }];
    case 'list':
      return [listOf(node, reading)];
    case 'blockquote':
      return [{ kind: 'quotation', blocks: proseBlocks(node.children, reading) }];
    case 'code':
      return [{ kind: 'code', text: inertText(node.value) }];
    case 'table':
      return [tableOf(node, reading)];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'definition':
      return [definition(node)];
    case 'html':
    case 'yaml':
      return [{ kind: 'paragraph', children: lines(reading.writer.words(node.value)) }];
    default:
      return [{ kind: 'paragraph', children: proseInlines([node], reading) }];
  }
}

/** What `[words][label]` leads to; shown, because nothing may refer to it. */
function definition({ label, identifier, url, title }: Kind<'definition'>): ArticleBlock {
  const words = inertText(`${label ?? identifier}: `);
  return {
    kind: 'paragraph',
    children: [text(words), ...linkTo(url, [text(inertText(url))]), ...titled(title)],
  };
}

function listOf(node: Kind<'list'>, reading: Reading): ArticleBlock {
  const items: ListItem[] = node.children.map(({ children, checked }) => ({
    blocks: proseBlocks(children, reading),
    isChecked: checked ?? null,
  }));
  return { kind: 'list', start: node.ordered ? (node.start ?? 1) : null, items };
}

function tableOf(node: Kind<'table'>, reading: Reading): ArticleBlock {
  const [head, ...rows] = node.children.map(({ children }) =>
    children.map((cell) => proseInlines(cell.children, reading)),
  );
  const columns = head ?? [];
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  const padded = (row: Inline[][]) => Array.from({ length: width }, (_, index) => row[index] ?? []);
  return {
    kind: 'table',
    columns: padded(columns).map((title) => ({ title: wordsOf(title), share: 1 })),
    rows: rows.map((row) => ({ anchor: null, group: null, cells: padded(row), more: [] })),
  };
}

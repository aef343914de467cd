import type { RichTextBlockElement, RichTextElement, RichTextList } from '@slack/types';
import { fillVariables } from '../../../../domain/runbooks/variables.js';
import type { List, ListItem, Nodes, Root } from '../../../../domain/text/markdown/parse-markdown.js';
import { plainText } from '../../../../domain/text/markdown/plain-text.js';
import { sanitized } from '../../text/text.js';
import { inline, type Shown } from './inline.js';

/** Markdown as rich text, without front matter, comments and definitions. Slack has no code in lists: it follows its item. */
export function richText(blocks: readonly Nodes[], shown: Shown, indent = 0): RichTextBlockElement[] {
  return blocks.flatMap((block) => oneBlock(block, shown, indent));
}

/** Where the links by reference in a text lead. */
export function definitionsIn({ children }: Root): ReadonlyMap<string, string> {
  return new Map(
    children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url] as const] : [])),
  );
}

function oneBlock(node: Nodes, shown: Shown, indent: number): RichTextBlockElement[] {
  switch (node.type) {
    case 'heading':
      return section(inline(node, shown, { bold: true }));
    case 'code':
      return preformatted(fillVariables(node.value, 'code', shown.values));
    case 'list':
      return list(node, shown, indent);
    case 'blockquote':
      return quote(node.children, shown);
    case 'table':
      return preformatted(
        node.children.map((row) => row.children.map((cell) => plainText(cell)).join(' | ')).join('\n'),
      );
    case 'html':
      return paragraph(withoutTags(node.value), shown);
    case 'yaml':
    case 'definition':
    case 'thematicBreak':
      return [];
    default:
      return section(inline(node, shown));
  }
}

/** HTML as people put into Markdown, such as `<details>`, without its tags and comments. Other tags may be placeholders. */
function withoutTags(html: string): string {
  return html
    .replace(
      /<!--[\s\S]*?-->|<\/?(?:a|b|br|center|details|div|em|h\d|hr|i|img|p|span|strong|sub|summary|sup|u)\b[^>]*>/gi,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function paragraph(text: string, shown: Shown): RichTextBlockElement[] {
  return section(inline({ type: 'html', value: text }, shown));
}

function section(elements: RichTextElement[]): RichTextBlockElement[] {
  return elements.length > 0 ? [{ type: 'rich_text_section', elements }] : [];
}

function preformatted(code: string): RichTextBlockElement[] {
  const text = sanitized(code);
  return text === '' ? [] : [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }];
}

/** Paragraphs in a quote are lines of it; anything else follows it. */
function quote(blocks: readonly Nodes[], shown: Shown): RichTextBlockElement[] {
  const lines = blocks.filter(({ type }) => type === 'paragraph');
  const elements = lines.flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'text', text: '\n' } as const] : []),
    ...inline(line, shown),
  ]);
  const others = blocks.filter(({ type }) => type !== 'paragraph');
  return [
    ...(elements.length > 0 ? [{ type: 'rich_text_quote', elements } as const] : []),
    ...richText(others, shown),
  ];
}

/** Slack indents up to eight levels. */
const maxIndent = 8;

function list(node: List, shown: Shown, indent: number): RichTextBlockElement[] {
  const start = node.start ?? 1;
  const elements: RichTextBlockElement[] = [];
  for (const [index, item] of node.children.entries()) {
    const [first, ...others] = item.children;
    const isText = first?.type === 'paragraph';
    const line = [...box(item), ...(isText ? inline(first, shown) : [])];
    if (line.length > 0)
      add(elements, {
        type: 'rich_text_list',
        style: node.ordered ? 'ordered' : 'bullet',
        indent: Math.min(indent, maxIndent),
        ...(node.ordered && { offset: start + index - 1 }),
        elements: [{ type: 'rich_text_section', elements: line }],
      });
    elements.push(...richText(isText || !first ? others : item.children, shown, indent + 1));
  }
  return elements;
}

/** Adds an item to the list before it, unless something is between them. */
function add(elements: RichTextBlockElement[], item: RichTextList): void {
  const before = elements.at(-1);
  if (before?.type === 'rich_text_list' && before.style === item.style && before.indent === item.indent)
    before.elements.push(...item.elements);
  else elements.push(item);
}

function box({ checked }: ListItem): RichTextElement[] {
  return typeof checked === 'boolean' ? [{ type: 'text', text: checked ? '☑ ' : '☐ ' }] : [];
}

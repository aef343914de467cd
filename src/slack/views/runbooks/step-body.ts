import type { RichTextBlock } from '@slack/types';
import { isWholeTitle } from '../../../domain/runbooks/read/steps/step-title.js';
import { type Nodes, parseMarkdown, type Root } from '../../../domain/text/markdown/parse-markdown.js';
import { textWithCode } from '../../../domain/text/markdown/plain-text.js';
import { clipRichText } from './markdown/clip-rich-text.js';
import { definitionsIn, richText } from './markdown/rich-text.js';
import { richTextBlocks } from './markdown/rich-text-blocks.js';

/**
 * What a step says below its title, with its variables filled in. Its code can be copied whole. Cut after `maxChars`;
 * whoever cuts offers the whole beside it.
 */
export function bodyBlocks(
  markdown: string,
  values: Readonly<Record<string, string>>,
  maxChars = Number.POSITIVE_INFINITY,
): RichTextBlock[] {
  const root = parseMarkdown(markdown);
  return blocksOf(root, withoutTitle(root.children), { values, maxChars });
}

/** What a section says below its heading. */
export function sectionBlocks(markdown: string, values: Readonly<Record<string, string>>): RichTextBlock[] {
  const root = parseMarkdown(markdown);
  const [first, ...others] = root.children;
  const below = first?.type === 'heading' ? others : root.children;
  return blocksOf(root, below, { values, maxChars: Number.POSITIVE_INFINITY });
}

function blocksOf(
  root: Root,
  nodes: readonly Nodes[],
  { values, maxChars }: { values: Readonly<Record<string, string>>; maxChars: number },
): RichTextBlock[] {
  const elements = richText(nodes, { values, definitions: definitionsIn(root) });
  return richTextBlocks(clipRichText(elements, maxChars).elements);
}

/** Without the text that the title says as a whole. */
function withoutTitle([first, ...others]: readonly Nodes[]): Nodes[] {
  if (!first) return [];
  if (first.type === 'heading') return others;
  if (first.type === 'paragraph') return isWholeTitle(textWithCode(first)) ? others : [first, ...others];
  if (first.type !== 'list') return [first, ...others];
  const [item, ...items] = first.children;
  return items.length > 0 || !item ? [first, ...others] : [...withoutTitle(item.children), ...others];
}

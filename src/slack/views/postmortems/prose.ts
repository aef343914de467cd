import type { RichTextBlock } from '@slack/types';
import { parseMarkdown } from '../../../domain/text/markdown/parse-markdown.js';
import { definitionsIn, richText } from '../runbooks/markdown/rich-text.js';
import { richTextBlocks } from '../runbooks/markdown/rich-text-blocks.js';

/** What people wrote in Markdown, as Slack shows it. */
export function proseBlocks(markdown: string): RichTextBlock[] {
  const root = parseMarkdown(markdown);
  return richTextBlocks(richText(root.children, { values: {}, definitions: definitionsIn(root) }));
}

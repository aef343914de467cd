import type { RichTextBlock, RichTextBlockElement } from '@slack/types';
import { parseMarkdown } from '../../../../domain/text/markdown/parse-markdown.js';
import { tooComplex } from '../../../../domain/text/markdown/too-complex.js';
import { definitionsIn, richText } from '../../runbooks/markdown/rich-text.js';
import { richTextBlocks } from '../../runbooks/markdown/rich-text-blocks.js';

/** What people wrote in Markdown, as Slack shows it. What would take too long to parse appears as it was written. */
export function proseBlocks(markdown: string): RichTextBlock[] {
  return richTextBlocks(tooComplex(markdown.split('\n')) ? [asWritten(markdown)] : formatted(markdown));
}

function formatted(markdown: string): RichTextBlockElement[] {
  const root = parseMarkdown(markdown);
  return richText(root.children, { values: {}, definitions: definitionsIn(root) });
}

function asWritten(markdown: string): RichTextBlockElement {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: markdown }] };
}

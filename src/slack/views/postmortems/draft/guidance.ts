import type { KnownBlock } from '@slack/types';
import { parseMarkdown } from '../../../../domain/text/markdown/parse-markdown.js';
import { plainText } from '../../../../domain/text/markdown/plain-text.js';
import { context } from '../../text/blocks.js';
import { inLine } from '../../text/text.js';

/** What the template says belongs in a section, in gray, so that nobody takes it for something that people wrote. */
export function guidanceBlocks(guidance: string | null): KnownBlock[] {
  if (guidance === null) return [];
  const lines = parseMarkdown(guidance)
    .children.map((one) => inLine(plainText(one), 1_000))
    .filter(Boolean);
  return lines.slice(0, 10).map((line) => context(line));
}

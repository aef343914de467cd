import { parseMarkdown, type Root } from '../../../../domain/text/markdown/parse-markdown.js';
import { tooComplex } from '../../../../domain/text/markdown/too-complex.js';
import type { ArticleBlock } from '../article.js';
import { lines, type Writer } from '../inline.js';
import { proseBlocks } from './prose-blocks.js';

/**
 * What people wrote in Markdown. HTML in it is text, pictures are links, and headings start below the section's title. What
 * would take too long to parse is text as it was written.
 */
export function prose(markdown: string, writer: Writer): ArticleBlock[] {
  const written = markdown.replace(/\r\n?/g, '\n');
  if (tooComplex(written.split('\n'))) return paragraphs(writer.words(written));
  const root = parseMarkdown(written);
  return withoutSkippedLevels(proseBlocks(root.children, { writer, definitions: definitionsIn(root) }));
}

function paragraphs(written: string): ArticleBlock[] {
  return written
    .split(/\n{2,}/)
    .filter((one) => one.trim() !== '')
    .map((one) => ({ kind: 'paragraph', children: lines(one) }));
}

/** Addresses of links such as `[runbook][1]`, by identifier. */
function definitionsIn(root: Root): Map<string, string> {
  return new Map(
    root.children.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url]] : [])),
  );
}

/** Each heading is at most one level below the previous one, as screen readers expect. */
function withoutSkippedLevels(blocks: ArticleBlock[]): ArticleBlock[] {
  const open: number[] = [];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    while ((open.at(-1) ?? 0) >= block.level) open.pop();
    open.push(block.level);
    return { ...block, level: Math.min(open.length, 3) };
  });
}

import type { KnownBlock } from '@slack/types';
import { type Nodes, parseMarkdown } from '../../../domain/runbooks/read/markdown/parse-markdown.js';
import { plainText } from '../../../domain/runbooks/read/markdown/plain-text.js';
import { fillVariables, type TextKind } from '../../../domain/runbooks/variables.js';
import { section } from '../text/blocks.js';
import { clip, escapeAndClip, sanitized } from '../text/text.js';

/** Prose, or code to be copied. */
interface Piece {
  kind: TextKind;
  text: string;
}

/**
 * What a step says below its title, with its variables filled in: code as it is, to be copied, and prose as it was
 * written. Cut after `maxChars`; whoever cuts offers the whole beside it.
 */
export function bodyBlocks(
  { title, markdown }: { title: string; markdown: string },
  values: Readonly<Record<string, string>>,
  maxChars = Number.POSITIVE_INFINITY,
): KnownBlock[] {
  const root = parseMarkdown(markdown);
  const pieces = piecesOf(root, markdown, title);
  const filled = pieces.map(({ kind, text }) => ({
    kind,
    text: fillVariables(sanitized(text), kind, values),
  }));
  return cutAfter(filled, maxChars).flatMap(blocksOf);
}

/** The pieces of a node, from its source; what says only the title is left out. */
function piecesOf(node: Nodes, source: string, title: string): Piece[] {
  if (node.type === 'code') return node.value === '' ? [] : [{ kind: 'code', text: node.value }];
  if ('children' in node && (node.type === 'root' || hasCode(node)))
    return node.children.flatMap((child) => piecesOf(child, source, title));
  const text = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0).trim();
  return text === '' || plainText(node) === title ? [] : [{ kind: 'prose', text }];
}

function hasCode(node: Nodes): boolean {
  return node.type === 'code' || ('children' in node && node.children.some(hasCode));
}

/** The pieces as they are shown, prose escaped. */
function cutAfter(pieces: readonly Piece[], maxChars: number): Piece[] {
  let left = maxChars;
  return pieces.flatMap(({ kind, text }) => {
    if (left <= 0) return [];
    const cut = kind === 'prose' ? escapeAndClip(text, left) : clip(text, left);
    left -= cut.length;
    return [{ kind, text: cut }];
  });
}

/** Slack counts at most 3,000 characters in a section. */
const chunkMaxChars = 2_900;

function blocksOf({ kind, text }: Piece): KnownBlock[] {
  return chunksOf(text).map((chunk) =>
    kind === 'prose'
      ? section(chunk)
      : {
          type: 'rich_text',
          elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: chunk }] }],
        },
  );
}

/** Parts of at most a block each, cut at line ends where there are some. Entities stay whole. */
function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const end = rest.length <= chunkMaxChars ? rest.length : endOfChunk(rest);
    chunks.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^\n/, '');
  }
  return chunks.filter((chunk) => chunk.trim() !== '');
}

function endOfChunk(text: string): number {
  const lineEnd = text.lastIndexOf('\n', chunkMaxChars);
  if (lineEnd > 0) return lineEnd;
  const entity = /&[a-z]{0,3}$/.exec(text.slice(0, chunkMaxChars));
  const surrogate = /[\ud800-\udbff]$/.test(text.slice(0, chunkMaxChars)) ? 1 : 0;
  return chunkMaxChars - (entity?.[0].length ?? 0) - surrogate;
}

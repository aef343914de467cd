import type { Nodes, Root } from '../../../text/markdown/parse-markdown.js';
import { plainText } from '../../../text/markdown/plain-text.js';
import { both, type Ignored, ignoredBy, noneIgnored } from './ignores.js';
import { looksForward } from './looks-forward.js';

/** The prose of a paragraph, an item or a cell. It is as long as its source, with blanks where its markup is. */
export interface Prose {
  /** Where it begins in the source. */
  from: number;
  text: string;
  looksForward: boolean;
  ignored: Ignored;
}

/** The prose of a document, in order. Headings, quotes, code, HTML and front matter are none. `forward`: all of it looks forward. */
export function proseOf(root: Root, markdown: string, forward = false): Prose[] {
  return proseIn(root, { markdown, looksForward: forward, ignored: noneIgnored });
}

interface Place {
  markdown: string;
  looksForward: boolean;
  ignored: Ignored;
}

function proseIn(node: Nodes, place: Place): Prose[] {
  switch (node.type) {
    case 'paragraph':
    case 'tableCell':
      return [textOf(node, { ...place, ignored: both(place.ignored, ignoredAtStart(node)) })];
    case 'table':
      return node.children.slice(1).flatMap((row) => proseIn(row, place));
    case 'listItem':
      return blocksIn(node.children, {
        ...place,
        looksForward: place.looksForward || looksForward(labelOf(node)),
      });
    case 'root':
    case 'list':
    case 'tableRow':
    case 'footnoteDefinition':
      return blocksIn(node.children, place);
    default:
      return [];
  }
}

/** Blocks in their sections. A comment turns rules off for the block after it. */
function blocksIn(blocks: readonly Nodes[], place: Place): Prose[] {
  const sections = [{ level: 0, looksForward: place.looksForward }];
  let ignored: Ignored = noneIgnored;
  return blocks.flatMap((block) => {
    const heading = headingIn(block);
    if (heading) {
      while ((sections.at(-1)?.level ?? 0) >= heading.level) sections.pop();
      sections.push({
        level: heading.level,
        looksForward: (sections.at(-1)?.looksForward ?? false) || looksForward(heading.text),
      });
      return [];
    }
    const off = block.type === 'html' ? ignoredBy(block.value) : null;
    if (off) {
      ignored = both(ignored, off);
      return [];
    }
    const here = {
      ...place,
      looksForward: sections.at(-1)?.looksForward ?? false,
      ignored: both(place.ignored, ignored),
    };
    ignored = noneIgnored;
    return proseIn(block, here);
  });
}

/** A heading, or a paragraph that is nothing but bold words. */
function headingIn(block: Nodes): { level: number; text: string } | null {
  if (block.type === 'heading') return { level: block.depth, text: plainText(block) };
  const isBold =
    block.type === 'paragraph' && block.children.length === 1 && block.children[0]?.type === 'strong';
  return isBold ? { level: boldLevel, text: plainText(block) } : null;
}

/** Below all headings. */
const boldLevel = 7;

/** The bold words that an item begins with, such as “**Review actions**:”. */
function labelOf(item: Extract<Nodes, { type: 'listItem' }>): string {
  const [first] = item.children;
  const [label] = first?.type === 'paragraph' ? first.children : [];
  return label?.type === 'strong' ? plainText(label) : '';
}

function ignoredAtStart(node: Extract<Nodes, { type: 'paragraph' | 'tableCell' }>): Ignored {
  const [first] = node.children;
  return (first?.type === 'html' ? ignoredBy(first.value) : null) ?? noneIgnored;
}

function textOf(node: Nodes, { markdown, looksForward, ignored }: Place): Prose {
  const [from, to] = offsetsOf(node);
  const chars = markdown.slice(from, to).replace(/[^\n]/g, ' ').split('');
  for (const [start, end] of textsIn(node))
    for (let at = start; at < end; at++) chars[at - from] = markdown[at] ?? ' ';
  return { from, text: chars.join('').replaceAll('\n', ' ').replaceAll('\r', ' '), looksForward, ignored };
}

/** Where the words of a node are, and its code, which the rules skip by its backticks. */
function textsIn(node: Nodes): [number, number][] {
  if (node.type === 'text' || node.type === 'inlineCode') return [offsetsOf(node)];
  return 'children' in node ? node.children.flatMap(textsIn) : [];
}

function offsetsOf({ position }: Nodes): [number, number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0];
}

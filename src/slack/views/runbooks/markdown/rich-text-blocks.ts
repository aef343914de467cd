import type {
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextList,
  RichTextSection,
} from '@slack/types';
import { unreachable } from '../../../../domain/unreachable.js';
import { charsIn, textOf } from './clip-rich-text.js';

/** Well within what Slack accepts in one block. */
const blockMaxChars = 2_900;

/** Rich text as blocks that Slack accepts; what is too long for one is divided, code at its line ends. */
export function richTextBlocks(elements: readonly RichTextBlockElement[]): RichTextBlock[] {
  return grouped(elements.flatMap(divided), charsIn).map((group) => ({ type: 'rich_text', elements: group }));
}

function divided(element: RichTextBlockElement): RichTextBlockElement[] {
  if (charsIn(element) <= blockMaxChars) return [element];
  switch (element.type) {
    case 'rich_text_list':
      return dividedList(element);
    case 'rich_text_preformatted':
      return parts(element.elements).map((elements) => ({ ...element, elements }));
    case 'rich_text_quote':
      return parts(element.elements).map((elements) => ({ ...element, elements }));
    case 'rich_text_section':
      return dividedSection(element);
    default:
      return unreachable(element);
  }
}

/** The numbers of a numbered list go on where it is divided. */
function dividedList(list: RichTextList & { offset?: number }): RichTextList[] {
  let offset = list.offset ?? 0;
  return grouped(list.elements.flatMap(dividedSection), charsIn).map((elements) => {
    const part = { ...list, elements, ...(list.offset !== undefined && { offset }) };
    offset += elements.length;
    return part;
  });
}

function dividedSection(section: RichTextSection): RichTextSection[] {
  return parts(section.elements).map((elements) => ({ ...section, elements }));
}

function parts<T extends RichTextElement>(elements: readonly T[]): T[][] {
  return grouped(elements.flatMap(dividedText), (one) => textOf(one).length);
}

/** A long text in parts; anything else is short. */
function dividedText<T extends RichTextElement>(element: T): T[] {
  if (element.type !== 'text') return [element];
  const all: T[] = [];
  for (let rest = element.text; rest !== ''; ) {
    const end = rest.length <= blockMaxChars ? rest.length : endOfPart(rest);
    all.push({ ...element, text: rest.slice(0, end) });
    rest = rest.slice(end);
  }
  return all;
}

/** After a line, or at least not within a character. */
function endOfPart(text: string): number {
  const lineEnd = text.lastIndexOf('\n', blockMaxChars - 1);
  if (lineEnd > 0) return lineEnd + 1;
  return /[\ud800-\udbff]/.test(text.charAt(blockMaxChars - 1)) ? blockMaxChars - 1 : blockMaxChars;
}

/** Things next to each other, together as long as they fit into a block. */
function grouped<T>(things: readonly T[], charsOf: (thing: T) => number): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const thing of things) {
    const chars = charsOf(thing);
    const last = groups.at(-1);
    if (last && chars <= room) last.push(thing);
    else groups.push([thing]);
    room = (last && chars <= room ? room : blockMaxChars) - chars;
  }
  return groups;
}

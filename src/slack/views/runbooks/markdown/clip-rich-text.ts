import type { RichTextBlockElement, RichTextElement } from '@slack/types';
import { clip } from '../../text/text.js';

/** At most so many characters of rich text: the last element that doesn't fit is clipped, and the rest left out. */
export function clipRichText(
  elements: readonly RichTextBlockElement[],
  maxChars: number,
): { elements: RichTextBlockElement[]; isCut: boolean } {
  const kept: RichTextBlockElement[] = [];
  let room = maxChars;
  for (const element of elements) {
    const chars = charsIn(element);
    if (chars > room) return { elements: [...kept, ...clipped(element, room)], isCut: true };
    kept.push(element);
    room -= chars;
  }
  return { elements: kept, isCut: false };
}

function clipped(element: RichTextBlockElement, room: number): RichTextBlockElement[] {
  if (room < 20) return [];
  if (element.type === 'rich_text_list') {
    const items = clipRichText(element.elements, room).elements;
    const sections = items.filter((item) => item.type === 'rich_text_section');
    return sections.length > 0 ? [{ ...element, elements: sections }] : [];
  }
  const text = clip(element.elements.map(textOf).join(''), room);
  return [{ ...element, elements: [{ type: 'text', text }] }];
}

/** How many characters people see of it. */
export function charsIn({ elements }: RichTextBlockElement): number {
  return elements.reduce((sum, one) => sum + ('elements' in one ? charsIn(one) : textOf(one).length), 0);
}

export function textOf(element: RichTextElement): string {
  if (element.type === 'text') return element.text;
  return element.type === 'link' ? (element.text ?? element.url) : '';
}

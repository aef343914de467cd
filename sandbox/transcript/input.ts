import { bold, dim, sanitized } from './ansi.js';
import { padded } from './cells.js';
import { boxed, chosen, elementLines, isTall, placeholder } from './element.js';
import { type Fields, fieldsOf, stringOf } from './fields.js';
import type { Reader } from './reader.js';
import { richTextLines } from './rich-text.js';
import { styledText } from './text-object.js';
import { wrapped } from './wrap.js';

const widest = 60;

/** An `input` block: label, field or choices, hint. */
export function inputLines(block: Fields, reader: Reader, width: number): string[] {
  const label = bold(styledText(block.label, reader)) + (block.optional === true ? dim(' (optional)') : '');
  const hint = styledText(block.hint, reader);
  return [
    ...wrapped(label, width),
    ...boxLines(fieldsOf(block.element), reader, Math.min(width, widest)),
    ...(hint ? wrapped(dim(hint), width) : []),
  ];
}

function boxLines(element: Fields, reader: Reader, width: number): string[] {
  if (isTall(element)) return elementLines(element, reader).flatMap((line) => wrapped(line, width));
  const inside = width - 4;
  const written = writtenLines(element, reader, inside);
  if (written) return written.map((line) => boxed(padded(line, inside)));
  const words = chosen(element, reader).join(', ') || dim(placeholder(element, reader));
  const [first = '', ...rest] = wrapped(words, inside - 2);
  return [boxed(`${padded(first, inside - 2)} ▾`), ...rest.map((line) => boxed(padded(line, inside)))];
}

/** A text field's content; undefined for elements with choices. */
function writtenLines(element: Fields, reader: Reader, width: number): string[] | undefined {
  if (element.type === 'rich_text_input' && element.initial_value !== undefined)
    return tall(richTextLines(fieldsOf(element.initial_value), reader, width));
  if (!/_text_input$|^number_input$/.test(stringOf(element.type))) return undefined;
  const value = sanitized(stringOf(element.initial_value));
  const hint = styledText(element.placeholder, reader);
  const lines = wrapped(value || (hint && dim(hint)), width);
  return element.multiline === true || element.type === 'rich_text_input' ? tall(lines) : lines.slice(0, 1);
}

/** A multiline field shows at least three lines. */
function tall(lines: readonly string[]): string[] {
  return [...lines, '', '', ''].slice(0, Math.max(3, lines.length));
}

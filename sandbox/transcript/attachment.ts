import { blockLines } from './block.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { blue, bold, dim, green, red, yellow } from './ink.js';
import { inkedMrkdwn, inkedPlain } from './mrkdwn.js';
import type { Reader } from './reader.js';
import { indented, wrapped } from './wrap.js';

/** A secondary attachment: its own lines behind a bar in its colour, after any pretext. */
export function attachmentLines(attachment: Fields, reader: Reader, width: number): string[] {
  const bar = barOf(stringOf(attachment.color));
  const inside = width - 2;
  const pretext = inkedMrkdwn(stringOf(attachment.pretext), reader);
  const lines = [
    ...line(bold(inkedPlain(stringOf(attachment.author_name))), inside),
    ...line(bold(inkedPlain(stringOf(attachment.title))), inside),
    ...line(inkedMrkdwn(stringOf(attachment.text), reader), inside),
    ...listOf(attachment.fields).flatMap((field) => fieldLines(fieldsOf(field), reader, inside)),
    ...listOf(attachment.blocks).flatMap((block) => blockLines(fieldsOf(block), reader, inside)),
    ...line(dim(inkedPlain(stringOf(attachment.footer))), inside),
  ];
  const shown = lines.length > 0 ? lines : line(inkedPlain(stringOf(attachment.fallback)), inside);
  return [...line(pretext, width), ...indented(shown, `${bar} `)];
}

function line(text: string, width: number): string[] {
  return text === '' ? [] : wrapped(text, width);
}

function fieldLines(field: Fields, reader: Reader, width: number): string[] {
  return wrapped(
    `${bold(inkedPlain(stringOf(field.title)))}  ${inkedMrkdwn(stringOf(field.value), reader)}`,
    width,
  );
}

function barOf(colour: string): string {
  switch (colour) {
    case 'good':
      return green('┃');
    case 'warning':
      return yellow('┃');
    case 'danger':
      return red('┃');
    default:
      return blue('┃');
  }
}

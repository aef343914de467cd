import { blue, bold, dim, green, red, yellow } from './ansi.js';
import { blockLines } from './block.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { styledMrkdwn, styledPlain } from './mrkdwn.js';
import type { Reader } from './reader.js';
import { indented, wrapped } from './wrap.js';

/** A secondary attachment: its lines next to a colored bar, after any pretext. */
export function attachmentLines(attachment: Fields, reader: Reader, width: number): string[] {
  const bar = barOf(stringOf(attachment.color));
  const inside = width - 2;
  const pretext = styledMrkdwn(stringOf(attachment.pretext), reader);
  const lines = [
    ...line(bold(styledPlain(stringOf(attachment.author_name))), inside),
    ...line(bold(styledPlain(stringOf(attachment.title))), inside),
    ...line(styledMrkdwn(stringOf(attachment.text), reader), inside),
    ...listOf(attachment.fields).flatMap((field) => fieldLines(fieldsOf(field), reader, inside)),
    ...listOf(attachment.blocks).flatMap((block) => blockLines(fieldsOf(block), reader, inside)),
    ...line(dim(styledPlain(stringOf(attachment.footer))), inside),
  ];
  const shown = lines.length > 0 ? lines : line(styledPlain(stringOf(attachment.fallback)), inside);
  return [...line(pretext, width), ...indented(shown, `${bar} `)];
}

function line(text: string, width: number): string[] {
  return text === '' ? [] : wrapped(text, width);
}

function fieldLines(field: Fields, reader: Reader, width: number): string[] {
  return wrapped(
    `${bold(styledPlain(stringOf(field.title)))}  ${styledMrkdwn(stringOf(field.value), reader)}`,
    width,
  );
}

function barOf(color: string): string {
  switch (color) {
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

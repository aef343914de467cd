import { bold, dim, stripAnsi } from './ansi.js';
import { blockLines } from './block.js';
import { cells, clipped, padded } from './cells.js';
import { boxed } from './element.js';
import { type Fields, fieldsOf, listOf } from './fields.js';
import { defaultWidth, type Layout, type Reader } from './reader.js';
import { styledText } from './text-object.js';

const widestModal = 72;

/** A modal's content in a frame, or a Home tab's without one. */
export function renderView(view: unknown, reader: Reader, layout: Layout = {}): string {
  const fields = fieldsOf(view);
  const width = layout.width ?? defaultWidth;
  const lines =
    fields.type === 'modal' ? modalLines(fields, reader, width) : homeLines(fields, reader, width);
  const text = lines.map((line) => line.trimEnd()).join('\n');
  return layout.color ? text : stripAnsi(text);
}

function homeLines(view: Fields, reader: Reader, width: number): string[] {
  return listOf(view.blocks).flatMap((block) => blockLines(fieldsOf(block), reader, width));
}

function modalLines(view: Fields, reader: Reader, width: number): string[] {
  const inside = Math.min(widestModal, width) - 4;
  const body = listOf(view.blocks)
    .map(fieldsOf)
    .flatMap((block, index) => [
      ...(block.type === 'input' && index > 0 ? [''] : []),
      ...blockLines(block, reader, inside),
    ]);
  return framed(styledText(view.title, reader), [...body, '', footer(view, reader, inside)], inside);
}

/** Right-aligned buttons; Slack's default label is "Close". */
function footer(view: Fields, reader: Reader, width: number): string {
  const close = boxed(styledText(view.close, reader) || 'Close');
  const submit = view.submit === undefined ? '' : ` ${bold(boxed(styledText(view.submit, reader)))}`;
  return ' '.repeat(Math.max(0, width - cells(close + submit))) + close + submit;
}

function framed(title: string, lines: readonly string[], inside: number): string[] {
  const named = clipped(title, inside - 2);
  const top = `${dim('╭─')} ${bold(named)} ${dim(`${'─'.repeat(Math.max(0, inside - 1 - cells(named)))}╮`)}`;
  return [
    top,
    ...lines.map((line) => `${dim('│')} ${padded(line, inside)} ${dim('│')}`),
    dim(`╰${'─'.repeat(inside + 2)}╯`),
  ];
}

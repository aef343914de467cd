import { bold, sanitized } from './ansi.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import type { Reader } from './reader.js';
import { richTextLines } from './rich-text.js';
import { type Align, tableLines } from './table.js';

/** A `table` or `data_table`; its first row is the heading. */
export function tableBlockLines(block: Fields, reader: Reader, width: number): string[] {
  const rows = listOf(block.rows).map((row) =>
    listOf(row).map((cell) => cellWords(fieldsOf(cell), reader, width)),
  );
  const caption = sanitized(stringOf(block.caption));
  const aligns = listOf(block.column_settings).map((column) => alignOf(fieldsOf(column).align));
  return [...(caption ? [bold(caption)] : []), ...tableLines(rows, aligns, width)];
}

function cellWords(cell: Fields, reader: Reader, width: number): string {
  return cell.type === 'rich_text'
    ? richTextLines(cell, reader, width).join('\n')
    : sanitized(stringOf(cell.text));
}

function alignOf(align: unknown): Align {
  return align === 'right' || align === 'center' ? align : 'left';
}

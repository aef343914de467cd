import { cells } from './cells.js';
import { elementLines, isTall } from './element.js';
import { type Fields, fieldsOf, listOf } from './fields.js';
import type { Reader } from './reader.js';

/** A row of buttons and menus, wrapped to the width. */
export function actionsLines(block: Fields, reader: Reader, width: number): string[] {
  const lines: string[] = [];
  for (const element of listOf(block.elements).map(fieldsOf)) {
    const own = elementLines(element, reader);
    const last = lines.at(-1);
    const [first = ''] = own;
    if (!isTall(element) && last !== undefined && cells(last) + 1 + cells(first) <= width)
      lines[lines.length - 1] = `${last} ${first}`;
    else lines.push(...own);
  }
  return lines;
}

import { cells } from './cells.js';
import { elementLines, isTall } from './element.js';
import { type Fields, fieldsOf, listOf } from './fields.js';
import type { Reader } from './reader.js';
import { styledText } from './text-object.js';
import { beside, wrapped } from './wrap.js';

/** A `section` block: text and fields, with the accessory at the right of the first line. */
export function sectionLines(block: Fields, reader: Reader, width: number): string[] {
  const accessory = block.accessory === undefined ? [] : elementLines(fieldsOf(block.accessory), reader);
  const tall = isTall(fieldsOf(block.accessory));
  const room = accessory.length === 0 || tall ? width : width - Math.max(...accessory.map(cells)) - 2;
  const words = styledText(block.text, reader);
  const lines = [...(words ? wrapped(words, room) : []), ...fieldLines(listOf(block.fields), reader, room)];
  return tall || lines.length === 0 ? [...lines, ...accessory] : beside(lines, accessory, room);
}

const widestColumn = 44;

/** Fields use two columns if the width allows, as in Slack's desktop app. */
function fieldLines(fields: readonly unknown[], reader: Reader, width: number): string[] {
  const column = Math.min(widestColumn, Math.floor((width - 2) / 2));
  if (column < 20) return fields.flatMap((field) => wrapped(styledText(field, reader), width));
  const lines: string[] = [];
  for (let index = 0; index < fields.length; index += 2) {
    const [left, right] = [fields[index], fields[index + 1]].map((field) =>
      wrapped(styledText(field, reader), column),
    );
    lines.push(...beside(left ?? [], index + 1 < fields.length ? (right ?? []) : [], column));
  }
  return lines;
}

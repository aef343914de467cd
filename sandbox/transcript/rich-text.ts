import { emojiOf } from '../emoji/emoji.js';
import { filledDate } from '../text/dates.js';
import { bold, cyan, dim, italic, sanitized, struck, underlined } from './ansi.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { mention, styledCodeBlock } from './mrkdwn.js';
import type { Reader } from './reader.js';
import { indented, wrapped } from './wrap.js';

/** The lines of a `rich_text` block, at most `width` columns wide. */
export function richTextLines(block: Fields, reader: Reader, width: number): string[] {
  return listOf(block.elements).flatMap((part) => partLines(fieldsOf(part), reader, width));
}

function partLines(part: Fields, reader: Reader, width: number): string[] {
  switch (part.type) {
    case 'rich_text_list':
      return listLines(part, reader, width);
    case 'rich_text_quote':
      return indented(wrapped(leaves(part, reader), width - 2), `${dim('│')} `);
    case 'rich_text_preformatted':
      return styledCodeBlock(plainLeaves(part)).slice(1, -1).split('\n');
    default:
      return wrapped(leaves(part, reader).replace(/\n+$/, ''), width);
  }
}

function listLines(part: Fields, reader: Reader, width: number): string[] {
  const depth = Number(part.indent ?? 0);
  const first = 1 + Number(part.offset ?? 0);
  return listOf(part.elements).flatMap((item, index) => {
    const sign = part.style === 'ordered' ? numeral(first + index, depth) : bullet(depth);
    return wrapped(`${'  '.repeat(depth)}${sign} ${leaves(fieldsOf(item), reader)}`, width);
  });
}

function bullet(depth: number): string {
  return ['•', '◦', '▪'][depth % 3] ?? '•';
}

/** Slack numbers nested lists 1, a, i, then starts over. */
function numeral(count: number, depth: number): string {
  if (depth % 3 === 1) return `${letters(count)}.`;
  return depth % 3 === 2 ? `${roman(count)}.` : `${count}.`;
}

function letters(count: number): string {
  const last = String.fromCodePoint(97 + ((count - 1) % 26));
  return count > 26 ? letters(Math.floor((count - 1) / 26)) + last : last;
}

const romanSteps: readonly [number, string][] = [
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(count: number): string {
  const step = romanSteps.find(([value]) => count >= value);
  return step ? step[1] + roman(count - step[0]) : '';
}

function leaves(part: Fields, reader: Reader): string {
  return listOf(part.elements)
    .map(fieldsOf)
    .map((leaf) => styled(leafWords(leaf, reader), fieldsOf(leaf.style)))
    .join('');
}

function plainLeaves(part: Fields): string {
  return listOf(part.elements)
    .map(fieldsOf)
    .map((leaf) => sanitized(stringOf(leaf.text) || stringOf(leaf.url)))
    .join('');
}

function leafWords(leaf: Fields, reader: Reader): string {
  switch (leaf.type) {
    case 'link':
      return underlined(sanitized(stringOf(leaf.text) || stringOf(leaf.url)));
    case 'user':
      return mention('@', reader.userName(stringOf(leaf.user_id)));
    case 'usergroup':
      return mention('@', reader.groupName?.(stringOf(leaf.usergroup_id)) ?? stringOf(leaf.usergroup_id));
    case 'channel':
      return mention('#', reader.channelName(stringOf(leaf.channel_id)));
    case 'broadcast':
      return mention('@', stringOf(leaf.range));
    case 'emoji':
      return emojiLeaf(leaf);
    case 'date':
      return dateLeaf(leaf, reader);
    case 'color':
      return sanitized(stringOf(leaf.value));
    default:
      return sanitized(stringOf(leaf.text));
  }
}

function emojiLeaf(leaf: Fields): string {
  const codes = stringOf(leaf.unicode)
    .split('-')
    .map((code) => Number.parseInt(code, 16));
  return codes.every((code) => code > 0 && code <= 0x10ffff)
    ? String.fromCodePoint(...codes)
    : emojiOf(stringOf(leaf.name));
}

function dateLeaf(leaf: Fields, reader: Reader): string {
  const seconds = Number(leaf.timestamp);
  if (!Number.isFinite(seconds)) return sanitized(stringOf(leaf.fallback));
  return filledDate(sanitized(stringOf(leaf.format)), seconds, reader);
}

function styled(words: string, style: Fields): string {
  let so = style.code === true ? cyan(`\`${words}\``) : words;
  if (style.bold === true) so = bold(so);
  if (style.italic === true) so = italic(so);
  if (style.strike === true) so = struck(so);
  return style.underline === true ? underlined(so) : so;
}

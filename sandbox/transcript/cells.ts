import { splitAnsi, stripAnsi } from './ansi.js';

/** Width of a text in terminal columns: 2 for wide characters and emoji, 0 for combining marks and ANSI sequences. */
export function cells(text: string): number {
  const bare = stripAnsi(text);
  if (/^[\u0020-\u007e]*$/.test(bare)) return bare.length;
  let sum = 0;
  for (const { segment } of graphemes.segment(bare)) sum += cellsOfGrapheme(segment);
  return sum;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const emoji =
  /^\p{Emoji_Presentation}|^\p{Regional_Indicator}|\ufe0f|^\p{Extended_Pictographic}\p{Emoji_Modifier}/u;
const nothing = /^[\p{Mark}\p{Format}\p{Control}]+$/u;
/** The common East Asian Wide and Fullwidth ranges. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

function cellsOfGrapheme(grapheme: string): number {
  if (nothing.test(grapheme)) return 0;
  return emoji.test(grapheme) || wide.test(grapheme) ? 2 : 1;
}

/** Pads the text with spaces to `width` columns; longer texts stay as they are. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cells(text)));
}

/** Truncates the text to `width` columns with an ellipsis. Truncation also removes styles. */
export function clipped(text: string, width: number): string {
  if (cells(text) <= width) return text;
  let truncated = '';
  let taken = 0;
  for (const { segment } of graphemes.segment(stripAnsi(text))) {
    taken += cellsOfGrapheme(segment);
    if (taken > width - 1) break;
    truncated += segment;
  }
  return `${truncated}…`;
}

/** Splits the text into pieces of at most `width` columns, for words longer than a line. ANSI sequences have no width. */
export function chopped(text: string, width: number): string[] {
  const pieces = [''];
  let taken = 0;
  const put = (part: string, size: number) => {
    if (taken + size > width && taken > 0) {
      pieces.push('');
      taken = 0;
    }
    pieces[pieces.length - 1] += part;
    taken += size;
  };
  splitAnsi(text).forEach((part, index) => {
    if (index % 2 === 1) put(part, 0);
    else for (const { segment } of graphemes.segment(part)) put(segment, cellsOfGrapheme(segment));
  });
  return pieces;
}

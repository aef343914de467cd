/**
 * Styles are ANSI sequences within ordinary strings; `stripAnsi` removes them. Outside text passes `sanitized` first, so
 * that only our own sequences remain.
 */
const lead = '\u001b[';

/** A nested style may close both, so the outer one is reopened after it. */
const style = (open: number, close: number) => (text: string) =>
  text === ''
    ? ''
    : `${lead}${open}m${text.replaceAll(`${lead}${close}m`, `${lead}${close}m${lead}${open}m`)}${lead}${close}m`;

export const bold = style(1, 22);
export const dim = style(2, 22);
export const italic = style(3, 23);
export const underlined = style(4, 24);
export const struck = style(9, 29);
export const red = style(31, 39);
export const green = style(32, 39);
export const yellow = style(33, 39);
export const blue = style(34, 39);
export const magenta = style(35, 39);
export const cyan = style(36, 39);

// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences begin with one
const sequences = /\u001b\[(\d+)m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences begin with one
const anySequence = /(\u001b\[\d+m)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey must go
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Splits a text into plain text and ANSI sequences, in turn. */
export function splitAnsi(text: string): string[] {
  return text.split(anySequence);
}

/** The text without ANSI sequences. */
export function stripAnsi(text: string): string {
  return text.replace(sequences, '');
}

/** Removes control sequences from outside text. Newlines stay, a tab becomes two spaces. */
export function sanitized(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, '  ').replace(controls, '');
}

const closing = new Map([
  ['1', '22'],
  ['2', '22'],
  ['3', '23'],
  ['4', '24'],
  ['9', '29'],
]);

/** The same lines, with open styles closed at the end of each line and reopened on the next. */
export function balanced(lines: readonly string[]): string[] {
  let open: string[] = [];
  return lines.map((line) => {
    const before = open.map((code) => `${lead}${code}m`).join('');
    open = stillOpen(open, line);
    const after = open
      .map((code) => `${lead}${closeOf(code)}m`)
      .reverse()
      .join('');
    return before + line + after;
  });
}

function stillOpen(open: readonly string[], line: string): string[] {
  let now = [...open];
  for (const [, code = ''] of line.matchAll(sequences)) {
    if (now.some((opened) => closeOf(opened) === code))
      now = now.filter((opened) => closeOf(opened) !== code);
    else if (isOpening(code)) now.push(code);
  }
  return now;
}

const isOpening = (code: string) => closing.has(code) || /^3[1-7]$/.test(code);
const closeOf = (code: string) => closing.get(code) ?? '39';

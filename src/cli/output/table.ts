/** Formats rows as aligned columns under their headings, two spaces apart. The last column is not padded. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, ...rows].map((row) => row.map(printable));
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))));
  return lines.map((line) => `${aligned(line, widths)}\n`).join('');
}

/** Formats name–value pairs, one per line, aligned. */
export function facts(pairs: readonly (readonly [string, string])[]): string {
  const longest = Math.max(...pairs.map(([name]) => width(name)));
  return pairs.map(([name, value]) => `${padded(name, longest)}  ${printable(value)}\n`).join('');
}

function aligned(line: readonly string[], widths: readonly number[]): string {
  return line
    .map((cell, column) => padded(cell, widths[column] ?? 0))
    .join('  ')
    .trimEnd();
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - width(text), 0));
}

/** Replaces control characters: text written by people must not control the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Width in terminal columns: wide letters and emoji take two, combining marks and joiners none. */
function width(text: string): number {
  return [...text].reduce((columns, letter) => columns + letterWidth(letter), 0);
}

function letterWidth(letter: string): number {
  if (/\p{M}|\p{Cf}/u.test(letter)) return 0;
  return wide.test(letter) ? 2 : 1;
}

const wide = /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u;

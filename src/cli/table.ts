/** Rows in aligned columns under their heads, two blanks between them; the last column is as wide as it likes. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, ...rows].map((row) => row.map(printable));
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))));
  return lines.map((line) => `${aligned(line, widths)}\n`).join('');
}

/** Names and what is said of them, one a line, aligned. */
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

/** A terminal obeys control characters; what people wrote may not command it. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Columns on a terminal: wide letters and emoji take two, marks and joiners none. */
function width(text: string): number {
  return [...text].reduce((columns, letter) => columns + letterWidth(letter), 0);
}

function letterWidth(letter: string): number {
  if (/\p{M}|\p{Cf}/u.test(letter)) return 0;
  return wide.test(letter) ? 2 : 1;
}

const wide = /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u;

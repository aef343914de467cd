/** What a spreadsheet may run: also after spaces, line breaks or invisible characters, and in full width. */
const formula = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\uff5c]|^[\t\r\n]/;

/** The text as a cell that no spreadsheet runs: an apostrophe stands before what looks like a formula. */
export function formulaSafe(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** The text of such a cell. */
export function withoutFormulaGuard(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}

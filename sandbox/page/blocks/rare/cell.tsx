import { type Dict, text } from '../../../json.js';
import { PlainText } from '../../text/plain-text.js';
import { RichText } from '../../text/rich-text.js';

/** What stands in a cell of a table. */
export function Cell({ cell }: { cell: Dict }) {
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  return <PlainText text={text(cell.text) ?? (typeof cell.value === 'number' ? String(cell.value) : '')} />;
}

/** The cells of a row, whatever else stands in it. */
export function cellsOf(row: unknown): Dict[] {
  return Array.isArray(row)
    ? row.map((cell) => (typeof cell === 'object' && cell !== null ? { ...cell } : {}))
    : [];
}

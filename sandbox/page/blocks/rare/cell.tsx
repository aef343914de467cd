import { type Dict, text } from '../../../json.js';
import { PlainText } from '../../text/plain-text.js';
import { RichText } from '../../text/rich-text.js';

/** The content of a table cell. */
export function Cell({ cell }: { cell: Dict }) {
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  return <PlainText text={text(cell.text) ?? (typeof cell.value === 'number' ? String(cell.value) : '')} />;
}

/** The valid cells of a row. */
export function cellsOf(row: unknown): Dict[] {
  return Array.isArray(row)
    ? row.map((cell) => (typeof cell === 'object' && cell !== null ? { ...cell } : {}))
    : [];
}

import type { Tx } from './database.js';
import type { ReadBack } from './stored-json.js';

/** How rows are read, and what an unreadable one is called in the report. */
export interface ReadRows<Row, T> {
  read: (row: Row) => ReadBack<T>;
  /** The table, or the column with JSON. */
  column: string;
  nameOf: (row: Row) => string;
}

/** The values of the rows that this version can read. The others are reported and left out. */
export function readableRows<Row, T>(
  { onUnreadable }: Pick<Tx, 'onUnreadable'>,
  rows: readonly Row[],
  { read, column, nameOf }: ReadRows<Row, T>,
): T[] {
  return rows.flatMap((row) => {
    const value = read(row);
    if (value.kind === 'ok') return [value.value];
    onUnreadable({ column, row: nameOf(row), why: value.why });
    return [];
  });
}

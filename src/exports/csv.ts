import { stringify } from 'csv-stringify/sync';
import { formulaSafe } from '../domain/text/formula.js';

/** One line of CSV (RFC 4180) for each row. Spreadsheets run no formula of it. */
export function csv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(formulaSafe)),
    { record_delimiter: '\r\n' },
  );
}

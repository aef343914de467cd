import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import {
  type ImportCells,
  type ImportColumn,
  importColumns,
  readOnlyColumns,
} from '../../domain/action-items/import/imported-item.js';
import { withoutFormulaGuard } from '../../domain/text/formula.js';
import { nearestWord } from '../../domain/text/nearest-word.js';
import { Refused } from '../refused.js';
import type { FileRow } from './import-rows.js';

/** Both line ends, a byte order mark, and quoted cells with line ends are fine. */
const options = { bom: true, relax_column_count: true, skip_empty_lines: true, info: true };
/** `lines`: those read so far, this row included. */
const parsed = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

/** Reads the rows of a CSV file one by one. Throws `Refused` if its header or its quotes are wrong. */
export async function* readCsv(file: Readable): AsyncGenerator<FileRow> {
  const parser = file.pipe(parse(options));
  file.on('error', (error) => parser.destroy(error));
  let columns: (ImportColumn | null)[] | null = null;
  let line = 1;
  try {
    for await (const one of parser) {
      const { record, info } = parsed.parse(one);
      if (columns) yield rowOf(record, columns, line);
      else columns = columnsIn(record);
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refused(
      `Line ${line}: ${error.message}. Nothing from there on was read. Correct it and import the file again.`,
    );
  }
  if (!columns)
    throw new Refused(`The file is empty. Its first line names the columns: ${importColumns.join(',')}`);
}

function rowOf(record: string[], columns: readonly (ImportColumn | null)[], line: number): FileRow {
  const [found, expected] = [record.length, columns.length];
  if (found !== expected) return { kind: 'fault', line, fault: { kind: 'cell_count', found, expected } };
  const cells: ImportCells = {};
  for (const [index, column] of columns.entries())
    if (column) cells[column] = withoutFormulaGuard(record[index] ?? '');
  return { kind: 'row', line, cells };
}

/** The columns by place; null for those that imports ignore. */
function columnsIn(header: string[]): (ImportColumn | null)[] {
  const names = header.map((name) => name.trim().toLowerCase());
  for (const name of names) {
    if (isKnown(name)) continue;
    const near = nearestWord(name, importColumns);
    const hint = name.includes(';')
      ? 'Separate cells with commas.'
      : near
        ? `Did you mean ${near}?`
        : 'Remove it.';
    throw new Refused(
      `Line 1: there's no column “${name}”. ${hint} The columns are ${importColumns.join(', ')}.`,
    );
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new Refused(`Line 1: the column ${twice} is there twice. Remove one of them.`);
  return names.map((name) => importColumns.find((column) => column === name) ?? null);
}

function isKnown(name: string): boolean {
  return [...importColumns, ...readOnlyColumns].some((column) => column === name);
}

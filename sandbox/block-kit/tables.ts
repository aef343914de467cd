import { block } from './block.js';
import { richTextFields } from './rich-text.js';
import {
  boolean,
  integer,
  isRecord,
  list,
  number,
  type ObjectRule,
  object,
  oneOf,
  type Rule,
  string,
  tagged,
  typed,
} from './rules.js';
import { tell } from './survey.js';

/**
 * Tables: https://docs.slack.dev/reference/block-kit/blocks/table-block and …/data-table-block. Their cells have their own
 * limit of 10,000 or 20,000 characters and don't count toward the message's total.
 */
const text = string();
const plainCells = {
  raw_text: typed({ text }),
  raw_number: typed({ value: number, text }),
};
const cells = { ...plainCells, rich_text: typed(richTextFields, { block_id: string(255) }) };

const rowsOf = (min: number, max: number) => list(list(tagged(cells), { min: 1, max: 20 }), { min, max });

const column = object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean });
/** `null` skips a column. */
const columnOrNone: Rule = (value, at, survey) => {
  if (value !== null) column(value, at, survey);
};

function countedCells(max: number): ObjectRule {
  return (table, at, survey) => {
    survey.tables.push(at);
    const chars = charsIn(table.rows);
    survey.textChars -= richCharsIn(table.rows);
    if (chars > max) tell(survey, `${at}/rows`, `must be less than ${max + 1} characters`);
  };
}

/** Visible characters in all cells. */
function charsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + charsIn(item), 0);
  if (!isRecord(value)) return 0;
  return (typeof value.text === 'string' ? value.text.length : 0) + charsIn(value.elements);
}

/** Characters of rich text cells, which the rich text rule has already counted. */
function richCharsIn(rows: unknown): number {
  if (!Array.isArray(rows)) return 0;
  return rows
    .flat()
    .filter((cell) => isRecord(cell) && cell.type === 'rich_text')
    .reduce((sum: number, cell) => sum + charsIn(cell), 0);
}

const evenRows: ObjectRule = (table, at, survey) => {
  if (!Array.isArray(table.rows)) return;
  const [heading, ...body] = table.rows;
  if (!Array.isArray(heading)) return;
  list(tagged(plainCells))(heading, `${at}/rows/0`, survey);
  for (const [index, row] of body.entries())
    if (Array.isArray(row) && row.length !== heading.length)
      tell(survey, `${at}/rows/${index + 1}`, 'all rows must have the same number of cells');
};

export const table = block(
  { rows: rowsOf(1, 100) },
  { column_settings: list(columnOrNone, { max: 20 }) },
  countedCells(10_000),
);

/** A heading row of plain cells and at least one more row, all of the same length. */
export const dataTable = block(
  { rows: rowsOf(2, 201), caption: string() },
  { page_size: integer(1, 100), row_header_column_index: integer(0, 19) },
  countedCells(20_000),
  evenRows,
);

/** Rows for `insert … select`, passed as one array per column: Postgres reads them in half the time of JSON. */
export interface ColumnArrays<Column extends string> {
  /** `unnest($3::text[], …) as row (key, …)` */
  from: string;
  valuesOf(rows: readonly Record<Column, unknown>[]): unknown[][];
}

/** `types`: Postgres's type of each column; `firstParameter`: the number of the first array among the parameters. */
export function columnArrays<Column extends string>(
  types: Record<Column, string>,
  firstParameter: number,
): ColumnArrays<Column> {
  const names = Object.keys(types) as Column[];
  const arrays = names.map((name, index) => `$${firstParameter + index}::${types[name]}[]`);
  return {
    from: `unnest(${arrays.join(', ')}) as row (${names.join(', ')})`,
    valuesOf: (rows) => names.map((name) => rows.map((row) => row[name])),
  };
}

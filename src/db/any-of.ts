import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { arrayLiteral } from './connection/as-parameter.js';

/**
 * Like Drizzle's `inArray`, but the statement's text doesn't depend on the number of values, so Postgres prepares it
 * once.
 */
export function isOneOf(column: PgColumn, values: (string | number)[]): SQL {
  return sql`${column} = any(${arrayLiteral(values)}::${sql.raw(column.getSQLType())}[])`;
}

/** The same for values that the column must not have. */
export function isNoneOf(column: PgColumn, values: readonly (string | number)[]): SQL {
  return sql`${column} <> all(${arrayLiteral([...values])}::${sql.raw(column.getSQLType())}[])`;
}

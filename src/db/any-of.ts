import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { arrayLiteral } from './database.js';

/** As Drizzle's `inArray`, with one text of the statement however many values there are: Postgres prepares it once. */
export function isOneOf(column: PgColumn, values: (string | number)[]): SQL {
  return sql`${column} = any(${arrayLiteral(values)}::${sql.raw(column.getSQLType())}[])`;
}

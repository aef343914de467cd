import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** For `on conflict do update`: every column as the statement gives it, but these. */
export function incomingValues(table: PgTable, except: readonly string[] = []): Record<string, SQL> {
  return Object.fromEntries(
    Object.entries(getTableColumns(table))
      .filter(([key]) => !except.includes(key))
      .map(([key, { name }]) => [key, sql`excluded.${sql.identifier(name)}`]),
  );
}

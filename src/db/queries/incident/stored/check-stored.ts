import { getTableConfig, type PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { StoredIncident } from '../../../../domain/incident/stored-incident.js';
import { columnsIn, nameOf, type StoredTable, storedTables } from './tables.js';

/** Where a file differs from the tables that it is for, and how. */
export interface StoredFault {
  /** Such as `['messages', 3, 'text']`. */
  path: PropertyKey[];
  why: string;
}

/** Everything about these rows that this version can't store. */
export function checkStored({ tables }: StoredIncident): StoredFault[] {
  const { error } = schemaOfTables().safeParse(tables);
  return (error?.issues ?? []).map(({ path, message }) => ({ path, why: message }));
}

function schemaOfTables() {
  return z.strictObject(Object.fromEntries(storedTables.map((table) => [nameOf(table), rowsOf(table)])));
}

function rowsOf(table: StoredTable) {
  const row = z.strictObject(
    Object.fromEntries(columnsIn(table).map((column) => [column.name, valueIn(column)])),
  );
  return getTableConfig(table.table).name === 'incidents' ? z.array(row).length(1) : z.array(row).optional();
}

/** A column with a default may be missing: it is newer than the file. */
function valueIn(column: PgColumn): z.ZodType {
  const value = types[column.getSQLType()];
  if (!value) throw new Error(`Values of type ${column.getSQLType()} can't be checked.`);
  const allowed = column.notNull ? value : value.nullable();
  return column.hasDefault || !column.notNull ? allowed.optional() : allowed;
}

const text = z.string().refine((value) => !value.includes('\0'), 'has a NUL character');
const int = z.int32();
const types: Record<string, z.ZodType> = {
  text,
  tsvector: text,
  integer: int,
  bigint: z.int().positive(),
  boolean: z.boolean(),
  jsonb: z.json().refine((value) => !JSON.stringify(value).includes('\\u0000'), 'has a NUL character'),
  'timestamp with time zone': z.iso.datetime({ offset: true }),
  date: z.iso.date(),
  'text[]': z.array(text),
};

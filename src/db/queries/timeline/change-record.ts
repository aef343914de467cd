/** The tables of a record whose rows are processed again after each change: rules apply, and the change is sealed. */
type RecordTable = 'messages' | 'marks' | 'timeline_entries';

/**
 * SQL that changes stored rows. Not a trigger: what somebody alters past Firebreak must not be sealed, or nobody would
 * notice it.
 */
export function updateSql(table: RecordTable, set: string): string {
  return `update ${table} set ${set}, is_dirty = true`;
}

/** SQL for an insert `on conflict` with a stored row. */
export function mergeSql(set: string): string {
  return `do update set ${set}, is_dirty = true`;
}

/** The new values of a stored row, for Drizzle. */
export function changed<Columns extends object>(columns: Columns): Columns & { isDirty: true } {
  return { ...columns, isDirty: true };
}

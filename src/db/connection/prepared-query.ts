import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Tx } from '../database.js';

/** The values of a query's placeholders, by name. */
type Values = Record<string, unknown>;

/** What Drizzle's builders have in common once a query is complete. */
interface Preparable<Result> {
  prepare(name: string): { execute(values?: Values): Promise<Result> };
}

/**
 * A query that Drizzle builds once, on first use; later uses only bind values, because building the text costs more
 * than running it. Variable parts are `param(name)`s.
 */
export function prepared<Result>(
  build: (orm: PostgresJsDatabase) => Preparable<Result>,
): (tx: Tx, values?: Values) => Promise<Result> {
  let query: ReturnType<Preparable<Result>['prepare']> | undefined;
  return (tx, values) => {
    query ??= build(drizzle.mock()).prepare('firebreak');
    return on(query, tx).execute(values);
  };
}

/** The place of a value in a prepared query; an array is bound as `arrayLiteral(values)`. */
export const param = sql.placeholder;

/** Drizzle binds a prepared query to the connection that it was built on; this runs it on the connection of `tx`. */
function on<Query extends object>(query: Query, { client }: Tx): Query {
  return Object.create(query, { client: { value: client } });
}

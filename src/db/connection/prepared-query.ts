import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Tx } from '../database.js';

/** Values of a query's placeholders, by name. */
type Values = Record<string, unknown>;

/** What Drizzle's builders have in common once a query is complete. */
interface Preparable<Result> {
  prepare(name: string): { execute(values?: Values): Promise<Result> };
}

/**
 * A query that Drizzle builds once, at its first use, and that later uses only bind values to: building the text costs
 * more than running it. Its parts that vary are `sql.placeholder(name)`s.
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

/** Drizzle binds a prepared query to the connection it was built on; this is the same query on that of `tx`. */
function on<Query extends object>(query: Query, { client }: Tx): Query {
  return Object.create(query, { client: { value: client } });
}

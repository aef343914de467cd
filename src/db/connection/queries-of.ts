import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { Tx } from '../database.js';
import { asParameter } from './as-parameter.js';
import type { Row, Statement } from './session.js';

/** Runs one statement and returns its rows. */
export type Ask = (statement: Statement) => Promise<Row[]>;

/**
 * Drizzle and plain SQL. Drizzle sends unprepared statements unless each query is named; here every statement is
 * prepared by its text, which Postgres then plans once per connection.
 */
export function queriesOf(ask: Ask, onUnreadable: Tx['onUnreadable']): Tx {
  const client = drizzleClient(ask);
  let orm: PostgresJsDatabase | undefined;
  return {
    client,
    onUnreadable,
    get orm() {
      orm ??= drizzle(client);
      return orm;
    },
    run: async (text, values = []) => {
      const rows = await ask({ text, values: values.map(asParameter) as never[] });
      return [...rows];
    },
  };
}

/** Drizzle calls `values()` synchronously after `unsafe()` to get rows as arrays. */
function drizzleClient(ask: Ask): Sql {
  const unsafe = (text: string, values: never[] = []) => {
    const statement = { text, values, asArrays: false };
    const rows = Promise.resolve(statement).then(ask);
    const asArrays = () => {
      statement.asArrays = true;
      return rows;
    };
    return Object.assign(rows, { values: asArrays });
  };
  const options = { parsers: {}, serializers: {} };
  return Object.assign(() => {}, { options, unsafe }) as unknown as Sql;
}

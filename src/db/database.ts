import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql, type TransactionSql } from 'postgres';

/** Something that queries can be sent to: the pool, or one transaction. Queries sent together are pipelined. */
export interface Tx {
  /** For queries whose shape varies; those with one shape are built once: see `prepared.ts`. */
  readonly orm: PostgresJsDatabase;
  /** The connection as Drizzle takes it. */
  readonly client: Sql;
  /** Runs SQL text with `$1`-style values and gives its rows: for libraries that bring their own SQL. */
  run(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
}

/** The pool of connections. */
export interface Database extends Tx {
  /** Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs several statements, which may begin and end a transaction of their own, on one connection. */
  runScript(text: string): Promise<void>;
  /** How busy the pool is now. */
  load(): PoolLoad;
  close(): Promise<void>;
}

/** Transactions under way, and those that wait for a connection to become free. */
export interface PoolLoad {
  maxConnections: number;
  active: number;
  waiting: number;
}

export interface DatabaseOptions {
  url: string;
  maxConnections?: number;
  /** Milliseconds after which Postgres gives up a statement. */
  statementTimeoutMs?: number;
  /**
   * Whether a commit waits for the disk; it does unless said. Without, the last commits before a crash of Postgres or
   * of the machine may be lost, whole: only for what is found out again, such as what of an incident Slack was told.
   */
  isDurable?: boolean;
}

/** Opens a pool. Connects on first use; a lost connection is opened again by the next query. */
export function openDatabase(options: DatabaseOptions): Database {
  const load: PoolLoad = { maxConnections: options.maxConnections ?? 12, active: 0, waiting: 0 };
  const sql = postgres(options.url, {
    max: load.maxConnections,
    connect_timeout: 3,
    fetch_types: false, // the driver asks for them unwatched: a connection lost meanwhile would end the process
    backoff: () => 0.25,
    onnotice: () => {},
    connection: {
      application_name: 'firebreak',
      statement_timeout: options.statementTimeoutMs ?? 5_000,
      idle_in_transaction_session_timeout: 10_000,
      TimeZone: 'UTC',
      ...(options.isDurable === false && { synchronous_commit: 'off' }),
    },
  });
  // From the first query on, and not only from Drizzle's first, the driver takes and gives dates and JSON as Drizzle wants.
  drizzle(sql);
  const queries = queriesOf(sql, sql);
  return Object.assign(queries, {
    runScript: async (text: string) => {
      const connection = await sql.reserve();
      try {
        await connection.unsafe(text).simple();
      } finally {
        connection.release();
      }
    },
    transaction: <T>(work: (tx: Tx) => Promise<T>) =>
      counted(load, (begun) => inTransaction(sql, work, begun)),
    load: () => ({ ...load }),
    close: () => sql.end({ timeout: 5 }),
  });
}

async function inTransaction<T>(sql: Sql, work: (tx: Tx) => Promise<T>, begun: () => void): Promise<T> {
  let result: { value: T } | undefined;
  const life = { isOver: false };
  try {
    await sql.begin(async (raw) => {
      begun();
      result = { value: await work(queriesOf(raw, sql, life)) };
    });
  } finally {
    life.isOver = true;
  }
  if (!result) throw new Error('The transaction ended without a result.');
  return result.value;
}

/** Work whose connection was lost goes on until it hears so; what it asks meanwhile must not reach the driver. */
interface Life {
  isOver: boolean;
}

/** Counts one transaction as waiting until it has begun, then as active until it has ended. */
async function counted<T>(load: PoolLoad, run: (begun: () => void) => Promise<T>): Promise<T> {
  let hasBegun = false;
  load.waiting++;
  try {
    return await run(() => {
      hasBegun = true;
      load.waiting--;
      load.active++;
    });
  } finally {
    if (hasBegun) load.active--;
    else load.waiting--;
  }
}

/**
 * Drizzle and plain SQL over one connection. Drizzle asks for unprepared statements unless each query is named;
 * this adapter prepares every statement by its text, which Postgres then plans once per connection.
 */
function queriesOf(target: Sql | TransactionSql, pool: Sql, life: Life = { isOver: false }): Tx {
  const unsafe: Unsafe = (text, values, prepare) => {
    if (life.isOver) throw new Error('The transaction is over: its connection was lost, or it has ended.');
    return target.unsafe(text, values, { prepare });
  };
  const client = drizzleClient(unsafe, pool);
  let orm: PostgresJsDatabase | undefined;
  return {
    client,
    get orm() {
      orm ??= drizzle(client);
      return orm;
    },
    run: async (text, values) => {
      const parameters = (values ?? []).map(asParameter);
      return [...(await unsafe(text, parameters as never[], values !== undefined))];
    },
  };
}

type Unsafe = (text: string, values: never[], prepare: boolean) => ReturnType<Sql['unsafe']>;

function drizzleClient(unsafe: Unsafe, { options }: Sql): Sql {
  const prepared = (text: string, values: never[] = []) => unsafe(text, values, true);
  return Object.assign(() => {}, { options, unsafe: prepared }) as unknown as Sql;
}

/** postgres.js refuses `undefined`, wants JSON as text and, without having fetched the types, arrays too. */
function asParameter(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return arrayLiteral(value);
  const isScalar = value instanceof Date || value instanceof Uint8Array;
  const isPlainObject = typeof value === 'object' && value !== null && !isScalar;
  return isPlainObject ? JSON.stringify(value) : value;
}

/** An array as Postgres reads it. */
export function arrayLiteral(values: unknown[]): string {
  return `{${values.map(asArrayItem).join(',')}}`;
}

/** One item of an array literal, quoted. Source: PostgreSQL, "Array Input and Output Syntax". */
function asArrayItem(value: unknown): string {
  const plain = asParameter(value);
  return plain === null ? 'NULL' : `"${String(plain).replace(/[\\"]/g, '\\$&')}"`;
}

import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { openPool, type Pool } from './connection/pool.js';
import { ConnectionLost, openSession, type Row, type Session, type Statement } from './connection/session.js';
import { isEnding, isStale, wasEvicted } from './connection/stale-session.js';

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
  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. Where it was cut off before its
   * commit by something that says nothing of the work, such as a lost connection, it is run once more from the start.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs several statements, which may begin and end a transaction of their own, on one connection. */
  runScript(text: string): Promise<void>;
  /** How busy the pool is now. */
  load(): PoolLoad;
  /** Ends connections that nobody uses, but for one. */
  letIdleGo(): void;
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
  /** Called where Postgres has no connection left for this pool. */
  onShort?: () => void;
}

/** Opens a pool. Connects on first use; where connections are lost, the next queries open others. */
export function openDatabase(options: DatabaseOptions): Database {
  const load: PoolLoad = { maxConnections: options.maxConnections ?? 12, active: 0, waiting: 0 };
  const settings = settingsOf(options);
  const maxSilenceMs = 2 * settings.statement_timeout;
  const open = () => openSession({ url: options.url, settings, maxSilenceMs });
  const pool = openPool(load.maxConnections, open, options.onShort);
  const alone = <T>(work: (session: Session) => Promise<T>) => atMostTwice(pool, () => pool.alone(work));
  const queries = queriesOf((statement) =>
    atMostTwice(pool, () => pool.singleFlight((session) => asStatement(session, statement))),
  );
  return Object.assign(queries, {
    runScript: (text: string) => alone((session) => asScript(session, text)),
    transaction: <T>(work: (tx: Tx) => Promise<T>) =>
      counted(load, (begun) =>
        alone((session) => {
          begun();
          return inTransaction(session, work);
        }),
      ),
    load: () => ({ ...load }),
    letIdleGo: pool.letIdleGo,
    close: () => pool.end(),
  });
}

function settingsOf({ statementTimeoutMs, isDurable }: DatabaseOptions) {
  return {
    application_name: 'firebreak',
    statement_timeout: statementTimeoutMs ?? 5_000,
    idle_in_transaction_session_timeout: 10_000,
    TimeZone: 'UTC',
    ...(isDurable === false && { synchronous_commit: 'off' }),
  };
}

/** Runs again, on another session, what came to nothing by no fault of its own. */
async function atMostTwice<T>(pool: Pool, run: () => Promise<T>): Promise<T> {
  const once = () =>
    run().catch((error: unknown) => {
      if (error instanceof CameToNothing && error.isStale) pool.renew();
      throw error;
    });
  try {
    return await once().catch((error: unknown) => {
      if (error instanceof CameToNothing) return once();
      throw error;
    });
  } catch (error) {
    throw error instanceof CameToNothing ? error.cause : error;
  }
}

/** Nothing was done, and the next try may do better. `isStale`: not on the same session, nor on another as old. */
class CameToNothing extends Error {
  readonly isStale: boolean;
  constructor(cause: unknown, isStale: boolean) {
    super('Nothing came of it.', { cause });
    this.isStale = isStale;
  }
}

/** What Postgres has refused was not done; what it has not answered may have been. */
async function asStatement(session: Session, statement: Statement): Promise<Row[]> {
  try {
    return await session.ask(statement);
  } catch (error) {
    throw judged(error, session);
  }
}

/** The error, or that nothing came of it by no fault of the statement's. */
function judged(error: unknown, session: Session): unknown {
  if (isEnding(error)) session.retire();
  if (isStale(error, session)) return new CameToNothing(error, true);
  return wasEvicted(error) ? new CameToNothing(error, false) : error;
}

/**
 * Rejects as soon as the connection is lost, also where `work` is busy with something else; what that asks later is
 * refused. A statement that failed fails the transaction, whether `work` lets that pass or not.
 */
async function inTransaction<T>(session: Session, work: (tx: Tx) => Promise<T>): Promise<T> {
  const life: Life = { isOver: false, failures: [] };
  let isCommitting = false;
  try {
    await session.ask({ text: 'begin' });
    const value = await session.unlessLost(work(queriesOf(whileItLives(session, life))));
    if (life.failures.length > 0) throw life.failures[0];
    life.isOver = true;
    isCommitting = true;
    await session.ask({ text: 'commit' });
    return value;
  } catch (error) {
    life.isOver = true;
    await rolledBack(session);
    const why = judged(life.failures[0] ?? error, session);
    if (isCommitting) throw error;
    if (why instanceof CameToNothing) throw new CameToNothing(error, why.isStale);
    throw why instanceof ConnectionLost || isEnding(why) ? new CameToNothing(error, false) : error;
  }
}

/** Work may go on after its transaction has ended; what it asks then would stand outside of any. */
interface Life {
  isOver: boolean;
  failures: unknown[];
}

function whileItLives(session: Session, life: Life): Ask {
  return async (statement) => {
    if (life.isOver) throw new Error('The transaction is over: its connection was lost, or it has ended.');
    try {
      return await session.ask(statement);
    } catch (error) {
      life.failures.push(error);
      throw error;
    }
  };
}

async function asScript(session: Session, text: string): Promise<void> {
  try {
    await session.ask({ text });
  } catch (error) {
    await rolledBack(session);
    throw judged(error, session);
  }
}

/** Where not even that can be done, the session is ended, which does the same. */
async function rolledBack(session: Session): Promise<void> {
  await session.ask({ text: 'rollback' }).catch(() => session.end());
}

/** Counts one transaction as waiting until it has begun, then as active until it has ended. */
async function counted<T>(load: PoolLoad, run: (begun: () => void) => Promise<T>): Promise<T> {
  let hasBegun = false;
  load.waiting++;
  try {
    return await run(() => {
      if (hasBegun) return;
      hasBegun = true;
      load.waiting--;
      load.active++;
    });
  } finally {
    if (hasBegun) load.active--;
    else load.waiting--;
  }
}

type Ask = (statement: Statement) => Promise<Row[]>;

/**
 * Drizzle and plain SQL. Drizzle asks for unprepared statements unless each query is named; here every statement is
 * prepared by its text, which Postgres then plans once per connection.
 */
function queriesOf(ask: Ask): Tx {
  const client = drizzleClient(ask);
  let orm: PostgresJsDatabase | undefined;
  return {
    client,
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

/** Drizzle says after it has asked, in the same breath, that it wants the rows as arrays. */
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

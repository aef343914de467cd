import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { openPool, type Pool } from './connection/pool.js';
import { ConnectionLost, openSession, type Row, type Session, type Statement } from './connection/session.js';
import { isConflict, isSessionEnd, isStale } from './connection/stale-session.js';

/** Runs queries: the pool, or one transaction. Concurrent queries are pipelined. */
export interface Tx {
  /** For queries whose shape varies; those with a fixed shape are built once: see `prepared-query.ts`. */
  readonly orm: PostgresJsDatabase;
  /** The connection in the form that Drizzle needs. */
  readonly client: Sql;
  /** Runs SQL text with `$1`-style values and returns its rows. */
  run(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Reports a stored value that this version can't read; whoever finds it goes on without it. */
  onUnreadable(what: UnreadableValue): void;
}

/** An open transaction. */
export interface Transaction extends Tx {
  /**
   * Calls `act` once the transaction has committed, or may have because the answer to its commit was lost. A rollback
   * drops it.
   */
  afterCommit(act: () => void): void;
}

/** A stored value that this version can't read. Never its content. */
export interface UnreadableValue {
  /** Such as `timeline_entries.event`. */
  column: string;
  /** Which row, such as `T1 INC-7 entry 12`. */
  row: string;
  /** How it differs from what was expected. */
  why: string;
}

/** The pool of connections. */
export interface Database extends Tx {
  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back when it rejects. If the transaction fails
   * before its commit for a reason unrelated to the work, such as a lost connection, it is retried once from the start.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** The current load of the pool. */
  load(): PoolLoad;
  /** Closes idle connections except one. */
  closeIdle(): void;
  close(): Promise<void>;
}

/** How many transactions are running, and how many wait for a free connection. */
export interface PoolLoad {
  maxConnections: number;
  active: number;
  waiting: number;
}

export interface DatabaseOptions {
  url: string;
  maxConnections?: number;
  /** Milliseconds after which Postgres cancels a statement. */
  statementTimeoutMs?: number;
  /**
   * Whether a commit waits for the disk; default true. If false, a crash of Postgres or the machine may lose the last
   * commits as a whole: only for data that can be recovered, such as delivery results.
   */
  isDurable?: boolean;
  /** Called when Postgres has no connections left for this pool. */
  onShort?: () => void;
  /** Called each time a stored value can't be read. */
  onUnreadable?: (what: UnreadableValue) => void;
}

/** Opens a pool. Connects on first use; replaces lost connections on the next query. */
export function openDatabase(options: DatabaseOptions): Database {
  const load: PoolLoad = { maxConnections: options.maxConnections ?? 12, active: 0, waiting: 0 };
  const settings = settingsOf(options);
  const maxSilenceMs = 2 * settings.statement_timeout;
  const open = () => openSession({ url: options.url, settings, maxSilenceMs });
  const pool = openPool(load.maxConnections, open, options.onShort);
  const exclusive = <T>(work: (session: Session) => Promise<T>) =>
    withOneRetry(pool, () => pool.exclusive(work));
  const onUnreadable = options.onUnreadable ?? (() => {});
  const queries = queriesOf(
    (statement) => withOneRetry(pool, () => pool.shared((session) => runStatement(session, statement))),
    onUnreadable,
  );
  return Object.assign(queries, {
    transaction: <T>(work: (tx: Transaction) => Promise<T>) =>
      countLoad(load, (begun) =>
        exclusive((session) => {
          begun();
          return inTransaction(session, work, onUnreadable);
        }),
      ),
    load: () => ({ ...load }),
    closeIdle: pool.closeIdle,
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

/** Retries once, on another session, if the failure had nothing to do with the work. */
async function withOneRetry<T>(pool: Pool, run: () => Promise<T>): Promise<T> {
  const once = () =>
    run().catch((error: unknown) => {
      if (error instanceof NotExecuted && error.isStale) pool.renew();
      throw error;
    });
  try {
    return await once().catch((error: unknown) => {
      if (error instanceof NotExecuted) return once();
      throw error;
    });
  } catch (error) {
    throw error instanceof NotExecuted ? error.cause : error;
  }
}

/** Nothing was executed, and a retry may succeed. `isStale`: not on this session or one of the same age. */
class NotExecuted extends Error {
  readonly isStale: boolean;
  constructor(cause: unknown, isStale: boolean) {
    super('The statement was not executed.', { cause });
    this.isStale = isStale;
  }
}

/** A statement that Postgres rejected was not executed; one without an answer may have been. */
async function runStatement(session: Session, statement: Statement): Promise<Row[]> {
  try {
    return await session.ask(statement);
  } catch (error) {
    throw classified(error, session);
  }
}

/** The error itself, or NotExecuted if the statement wasn't to blame. */
function classified(error: unknown, session: Session): unknown {
  if (isSessionEnd(error)) session.retire();
  if (isStale(error, session)) return new NotExecuted(error, true);
  return isConflict(error) ? new NotExecuted(error, false) : error;
}

/**
 * Rejects as soon as the connection is lost, even while `work` is busy with something else; later statements are
 * rejected. A failed statement fails the transaction, even if `work` ignores the error.
 */
async function inTransaction<T>(
  session: Session,
  work: (tx: Transaction) => Promise<T>,
  onUnreadable: Tx['onUnreadable'],
): Promise<T> {
  const state: TransactionState = { isOver: false, failures: [] };
  const acts: (() => void)[] = [];
  const afterCommit = (act: () => void) => void acts.push(act);
  let isCommitting = false;
  try {
    await session.ask({ text: 'begin' });
    const value = await session.unlessLost(
      work(Object.assign(queriesOf(whileOpen(session, state), onUnreadable), { afterCommit })),
    );
    if (state.failures.length > 0) throw state.failures[0];
    state.isOver = true;
    isCommitting = true;
    await session.ask({ text: 'commit' }).finally(() => {
      for (const act of acts) act();
    });
    return value;
  } catch (error) {
    state.isOver = true;
    await rollBack(session);
    const why = classified(state.failures[0] ?? error, session);
    if (isCommitting) throw error;
    if (why instanceof NotExecuted) throw new NotExecuted(error, why.isStale);
    throw why instanceof ConnectionLost || isSessionEnd(why) ? new NotExecuted(error, false) : error;
  }
}

/**
 * Tracks whether the transaction is open: `work` may continue after its end, and a later statement would run outside of
 * it.
 */
interface TransactionState {
  isOver: boolean;
  failures: unknown[];
}

function whileOpen(session: Session, state: TransactionState): Ask {
  return async (statement) => {
    if (state.isOver) throw new Error('The transaction is over: its connection was lost, or it has ended.');
    try {
      return await session.ask(statement);
    } catch (error) {
      state.failures.push(error);
      throw error;
    }
  };
}

/** If even the rollback fails, closes the session, which has the same effect. */
async function rollBack(session: Session): Promise<void> {
  await session.ask({ text: 'rollback' }).catch(() => session.end());
}

/** Counts a transaction as waiting until it begins, then as active until it ends. */
async function countLoad<T>(load: PoolLoad, run: (begun: () => void) => Promise<T>): Promise<T> {
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
 * Drizzle and plain SQL. Drizzle sends unprepared statements unless each query is named; here every statement is
 * prepared by its text, which Postgres then plans once per connection.
 */
function queriesOf(ask: Ask, onUnreadable: Tx['onUnreadable']): Tx {
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

/** postgres.js rejects `undefined` and needs JSON as text; arrays too, because it hasn't fetched the types. */
function asParameter(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return arrayLiteral(value);
  const isScalar = value instanceof Date || value instanceof Uint8Array;
  const isPlainObject = typeof value === 'object' && value !== null && !isScalar;
  return isPlainObject ? JSON.stringify(value) : value;
}

/** An array literal in Postgres's syntax. */
export function arrayLiteral(values: unknown[]): string {
  return `{${values.map(asArrayItem).join(',')}}`;
}

/** One item of an array literal, quoted. Source: PostgreSQL, "Array Input and Output Syntax". */
function asArrayItem(value: unknown): string {
  const plain = asParameter(value);
  return plain === null ? 'NULL' : `"${String(plain).replace(/[\\"]/g, '\\$&')}"`;
}

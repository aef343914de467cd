import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';

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

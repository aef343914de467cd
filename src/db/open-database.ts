import { openPool } from './connection/pool.js';
import { queriesOf } from './connection/queries-of.js';
import { runTransaction } from './connection/run-transaction.js';
import { openSession, type Session } from './connection/session.js';
import { runStatement, withOneRetry } from './connection/with-one-retry.js';
import type { Database, PoolLoad, Transaction, UnreadableValue } from './database.js';

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
  /** Runs each transaction, such as in a span of a trace. */
  aroundTransaction?: <T>(run: () => Promise<T>) => Promise<T>;
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
  const around = options.aroundTransaction ?? ((run) => run());
  const queries = queriesOf(
    (statement) => withOneRetry(pool, () => pool.shared((session) => runStatement(session, statement))),
    onUnreadable,
  );
  return Object.assign(queries, {
    transaction: <T>(work: (tx: Transaction) => Promise<T>) =>
      around(() =>
        countLoad(load, (begun) =>
          exclusive((session) => {
            begun();
            return runTransaction(session, work, onUnreadable);
          }),
        ),
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

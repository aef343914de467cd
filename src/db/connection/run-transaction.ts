import type { Transaction, Tx } from '../database.js';
import { type Ask, queriesOf } from './queries-of.js';
import { ConnectionLost, type Session } from './session.js';
import { isSessionEnd } from './stale-session.js';
import { classified, NotExecuted } from './with-one-retry.js';

/**
 * Commits when `work` resolves, and rolls back when it rejects. Rejects as soon as the connection is lost, even while
 * `work` is busy with something else; later statements are rejected. A failed statement fails the transaction, even if
 * `work` ignores the error.
 */
export async function runTransaction<T>(
  session: Session,
  work: (tx: Transaction) => Promise<T>,
  onUnreadable: Tx['onUnreadable'],
): Promise<T> {
  const state: TransactionState = { isOver: false, failures: [] };
  const acts: (() => void)[] = [];
  const afterCommit = (act: () => void) => void acts.push(act);
  let isCommitting = false;
  try {
    const ask = whileOpen(session, state);
    const [, value] = await Promise.all([
      ask({ text: 'begin' }), // sent with the first statements, in one round trip
      session.unlessLost(work(Object.assign(queriesOf(ask, onUnreadable), { afterCommit }))),
    ]);
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

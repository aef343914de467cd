import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from './pool.js';
import type { Row, Session, Statement } from './session.js';
import { isConflict, isSessionEnd, isStale } from './stale-session.js';

/** The other of two transactions that deadlocked needs a moment to take its locks; otherwise both deadlock again. */
const conflictPauseMs = 50;

/** Retries once, on another session, if the failure had nothing to do with the work. */
export async function withOneRetry<T>(pool: Pool, run: () => Promise<T>): Promise<T> {
  const once = () =>
    run().catch((error: unknown) => {
      if (error instanceof NotExecuted && error.isStale) pool.renew();
      throw error;
    });
  try {
    return await once().catch(async (error: unknown) => {
      if (!(error instanceof NotExecuted)) throw error;
      if (isConflict(error.cause)) await pause(conflictPauseMs);
      return once();
    });
  } catch (error) {
    throw error instanceof NotExecuted ? error.cause : error;
  }
}

/** Nothing was executed, and a retry may succeed. `isStale`: not on this session or one of the same age. */
export class NotExecuted extends Error {
  readonly isStale: boolean;
  constructor(cause: unknown, isStale: boolean) {
    super('The statement was not executed.', { cause });
    this.isStale = isStale;
  }
}

/** A statement that Postgres rejected was not executed; one without an answer may have been. */
export async function runStatement(session: Session, statement: Statement): Promise<Row[]> {
  try {
    return await session.ask(statement);
  } catch (error) {
    throw classified(error, session);
  }
}

/** The error itself, or NotExecuted if the statement wasn't to blame. */
export function classified(error: unknown, session: Session): unknown {
  if (isSessionEnd(error)) session.retire();
  if (isStale(error, session)) return new NotExecuted(error, true);
  return isConflict(error) ? new NotExecuted(error, false) : error;
}

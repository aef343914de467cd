import type { Session } from './session.js';

/**
 * SQLSTATEs after which every statement in this session fails although the server works: it is read-only (25006), a
 * failed transaction was left open (25P02), or its prepared statements are gone or belong to another session, as behind
 * a pooler (26000, 42P05). Source: PostgreSQL, "Error Codes".
 */
const staleCodes: ReadonlySet<unknown> = new Set(['25006', '25P02', '26000', '42P05']);

/** Whether the session caused the error rather than the statement, which was not executed: a new session would work. */
export function isStale(error: unknown, { isReadOnly }: Pick<Session, 'isReadOnly'>): boolean {
  const code = sqlstateOf(error);
  if (code === '25006' && isReadOnly) return false;
  return staleCodes.has(code) || isStalePlan(error);
}

/**
 * Whether the server or a pooler ended the session (08…, 57P…) or the connection broke. The statement may have been
 * executed.
 */
export function isSessionEnd(error: unknown): boolean {
  return /^(?:08|57P|CONNECTION_|ECONNRESET$|ECONNABORTED$|EPIPE$|ETIMEDOUT$)/.test(
    String(sqlstateOf(error)),
  );
}

/** Deadlock or serialization failure: the transaction was rolled back and can be retried. */
export function isConflict(error: unknown): boolean {
  const code = sqlstateOf(error);
  return code === '40P01' || code === '40001';
}

/** Postgres has no connections left: overall, for this role, or for this database. */
export function isFull(error: unknown): boolean {
  return sqlstateOf(error) === '53300';
}

/**
 * Whether a retry would fail the same way: this version doesn't know the stored shape, or Postgres rejects the values
 * or the statement (classes 22, 23 and 42). All other errors may pass.
 */
export function isPermanent(error: unknown): boolean {
  const code = sqlstateOf(error) ?? (error instanceof Error ? sqlstateOf(error.cause) : undefined);
  return code === undefined || (/^(?:22|23|42)/.test(String(code)) && !staleCodes.has(code));
}

/** The table changed after the statement was planned. 0A000 has several meanings; the routine name tells them apart. */
function isStalePlan(error: unknown): boolean {
  return sqlstateOf(error) === '0A000' && fieldOf(error, 'routine') === 'RevalidateCachedQuery';
}

function sqlstateOf(error: unknown): unknown {
  return fieldOf(error, 'code');
}

function fieldOf(error: unknown, name: string): unknown {
  return error instanceof Error && name in error ? Reflect.get(error, name) : undefined;
}

import type { Session } from './session.js';

/**
 * SQLSTATEs after which a session fails at whatever it is asked, though the server serves: it only reads (25006), a
 * transaction was left open in it (25P02), or the statements that were prepared in it are gone or another's, as behind
 * a pooler (26000, 42P05). Source: PostgreSQL, "Error Codes".
 */
const staleCodes: ReadonlySet<unknown> = new Set(['25006', '25P02', '26000', '42P05']);

/** Whether the error is the session's own and not the statement's: a new session would do. Nothing came of the statement. */
export function isStale(error: unknown, { isReadOnly }: Pick<Session, 'isReadOnly'>): boolean {
  const code = sqlstateOf(error);
  if (code === '25006' && isReadOnly) return false;
  return staleCodes.has(code) || isStalePlan(error);
}

/**
 * Whether the session is over: the server, or a pooler before it, has ended it (08…, 57P…), or the connection broke. The
 * statement may have been done.
 */
export function isEnding(error: unknown): boolean {
  return /^(?:08|57P|CONNECTION_|ECONNRESET$|ECONNABORTED$|EPIPE$|ETIMEDOUT$)/.test(
    String(sqlstateOf(error)),
  );
}

/** Two transactions waited for each other, or saw each other's rows change: the one that gave way may try again. */
export function wasEvicted(error: unknown): boolean {
  const code = sqlstateOf(error);
  return code === '40P01' || code === '40001';
}

/** Postgres has no connection left: for anybody, for this role, or for this database. */
export function isFull(error: unknown): boolean {
  return sqlstateOf(error) === '53300';
}

/**
 * Whether asking again would end the same: what is stored has a shape that this version does not know, or Postgres
 * refuses the values or the statement themselves (classes 22, 23 and 42). All else is the database's failure, and may pass.
 */
export function isLasting(error: unknown): boolean {
  const code = sqlstateOf(error) ?? (error instanceof Error ? sqlstateOf(error.cause) : undefined);
  return code === undefined || (/^(?:22|23|42)/.test(String(code)) && !staleCodes.has(code));
}

/** The table's shape has changed since the statement was planned. 0A000 means many things; the routine tells them apart. */
function isStalePlan(error: unknown): boolean {
  return sqlstateOf(error) === '0A000' && fieldOf(error, 'routine') === 'RevalidateCachedQuery';
}

function sqlstateOf(error: unknown): unknown {
  return fieldOf(error, 'code');
}

function fieldOf(error: unknown, name: string): unknown {
  return error instanceof Error && name in error ? Reflect.get(error, name) : undefined;
}

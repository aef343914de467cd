import { EmbeddedUnavailable } from '../../db/embedded/embedded-unavailable.js';

/**
 * One line that explains why the database can't be used: it doesn't answer, rejects us, or has another schema. Null
 * if the error is not about the database. Never contains a password.
 */
export function whyUnavailable(error: unknown, url?: string): string | null {
  if (error instanceof EmbeddedUnavailable) return error.message;
  const code = codeOf(error);
  if (code === null) return null;
  const place = url ? placeOf(url) : 'the database';
  if (code === '42P01' || code === '42703')
    return `The schema of ${place} doesn't match this version. Run: firebreak migrate`;
  const reason = reasons[code] ?? (/^(?:08|57P)/.test(code) ? "isn't accepting queries right now" : null);
  return reason && `${sentence(place)} ${reason} (${code}).`;
}

const check = 'check DATABASE_URL';
const reasons: Record<string, string> = {
  ECONNREFUSED: `isn't answering: make sure it runs, and ${check}`,
  ECONNRESET: 'closed the connection',
  ENOTFOUND: `has an unknown host name: ${check}`,
  EAI_AGAIN: `has a host name that can't be resolved right now: ${check}`,
  EHOSTUNREACH: `can't be reached: ${check}`,
  ENETUNREACH: `can't be reached: ${check}`,
  ETIMEDOUT: 'did not answer in time',
  CONNECT_TIMEOUT: 'did not answer in time',
  CONNECTION_CLOSED: 'closed the connection',
  CONNECTION_ENDED: 'closed the connection',
  CONNECTION_DESTROYED: 'closed the connection',
  '28P01': `rejected the password: ${check}`,
  '28000': `rejected the user: ${check}`,
  '3D000': `doesn't exist: create it, or ${check}`,
  '42501': "doesn't allow this user to do that",
  '53300': 'has no free connections',
  '57014': 'took too long to answer a query',
};

/** The error's code, or that of its cause: drivers wrap errors. */
function codeOf(error: unknown, depth = 5): string | null {
  if (!(error instanceof Error) || depth === 0) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return codeOf(inner, depth - 1);
}

function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `the database${pathname.length > 1 ? ` ${pathname.slice(1)}` : ''} at ${host || 'its socket'}`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import { EmbeddedUnavailable } from '../db/embedded/embedded-unavailable.js';

/**
 * One line about a database that cannot be used: it does not answer, refuses us, or has other tables than ours. Null
 * where the error is about something else. Never tells a password.
 */
export function whyUnavailable(error: unknown, url?: string): string | null {
  if (error instanceof EmbeddedUnavailable) return error.message;
  const code = codeOf(error);
  if (code === null) return null;
  const place = url ? placeOf(url) : 'the database';
  if (code === '42P01' || code === '42703')
    return `The tables of ${place} are not this version's. Run: firebreak migrate`;
  const reason = reasons[code] ?? (/^(?:08|57P)/.test(code) ? 'is not serving just now' : null);
  return reason && `${sentence(place)} ${reason} (${code}).`;
}

const check = 'check DATABASE_URL';
const reasons: Record<string, string> = {
  ECONNREFUSED: `does not answer: is it running? If it is, ${check}`,
  ECONNRESET: 'hung up',
  ENOTFOUND: `is not known by that name: ${check}`,
  EAI_AGAIN: `cannot be looked up by its name just now: ${check}`,
  EHOSTUNREACH: `cannot be reached: ${check}`,
  ENETUNREACH: `cannot be reached: ${check}`,
  ETIMEDOUT: 'does not answer in time',
  CONNECT_TIMEOUT: 'does not answer in time',
  CONNECTION_CLOSED: 'hung up',
  CONNECTION_ENDED: 'hung up',
  CONNECTION_DESTROYED: 'hung up',
  '28P01': `refuses the password: ${check}`,
  '28000': `refuses the user: ${check}`,
  '3D000': `has no such database: create it, or ${check}`,
  '42501': 'does not let this user do that',
  '53300': 'has no connection left',
  '57014': 'took too long over a query',
};

/** The code of the error, or of what lies behind it: drivers wrap what happened. */
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

import { placeOf, readDatabaseAddress } from '../../db/database-address.js';
import { EmbeddedUnavailable } from '../../db/embedded/embedded-unavailable.js';
import { WrongEncoding } from '../../db/migrate.js';
import { databaseFault, databaseRemedy } from '../../domain/operations/database-remedy.js';

/**
 * One line that explains why the database can't be used: it doesn't answer, rejects us, or has another schema. Null
 * if the error is not about the database. Never contains a password.
 */
export function whyUnavailable(error: unknown, url?: string): string | null {
  if (error instanceof EmbeddedUnavailable) return error.message;
  const place = url === undefined ? 'the database' : `the database ${placeAt(url)}`;
  if (error instanceof WrongEncoding)
    return `${sentence(place)} is encoded in ${error.encoding}, which can't hold every text. Create another one: createdb -E UTF8 -T template0 NAME`;
  const fault = databaseFault(error);
  if (fault === null) return null;
  const { code } = fault;
  if (code === '42P01' || code === '42703')
    return `The schema of ${place} doesn't match this version. Run: firebreak migrate`;
  const reason = reasons[code] ?? (/^(?:08|57P)/.test(code) ? "isn't accepting queries right now" : null);
  if (reason === null) return null;
  const own = showsWords.test(code) ? `${reason}: ${fault.words}` : reason;
  const remedy = databaseRemedy(error);
  return `${sentence(place)} ${own} (${code}).${remedy === null ? '' : ` ${remedy}`}`;
}

/** SQLSTATEs for which Postgres or a pooler says what exactly is wrong. */
const showsWords = /^(?:08|42501|57P|53)/;

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
  '25006': 'is read-only',
  '3D000': `doesn't exist: create it, or ${check}`,
  '42501': "doesn't allow this user to do that",
  '53300': 'has no free connections',
  '57014': 'took too long to answer a query',
};

function placeAt(url: string): string {
  const read = readDatabaseAddress(url);
  return read.kind === 'ok' ? placeOf(read.address) : '';
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

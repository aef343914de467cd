import { describeError } from './describe-error.js';

const leftOut = '[left out]';

/** Names of fields that hold secrets or people's text; compared without case, `_` and `-`. */
const sensitiveNames = new Set([
  ...['token', 'bottoken', 'apptoken', 'usertoken', 'secret', 'signingsecret', 'clientsecret', 'statesecret'],
  ...['password', 'authorization', 'cookie', 'encryptionkey', 'headers', 'responseurl', 'triggerid'],
  ...['text', 'title', 'summary', 'reason', 'affects', 'blocks', 'attachments', 'view', 'payload', 'body'],
  ...['event', 'latestupdate', 'params', 'values', 'query'],
]);

/**
 * The last safeguard before a line is written: leaves out fields whose names suggest secrets or people's text, masks
 * tokens and passwords in other text, and removes the data that errors quote.
 */
export function redact(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, redactValue(name, value, 4)]),
  );
}

function redactValue(name: string, value: unknown, depth: number): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (sensitiveNames.has(name.toLowerCase().replace(/[_-]/g, ''))) return leftOut;
  if (typeof value === 'string') return maskSecrets(value);
  if (value instanceof Error) return describeError(value, maskSecrets);
  if (value instanceof Date || typeof value !== 'object') return value;
  if (depth === 0) return '[deeper]';
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => redactValue('', one, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, redactValue(key, one, depth - 1)]),
  );
}

/** The text without tokens, passwords in URLs and response URLs; at most 500 characters. */
function maskSecrets(text: string): string {
  return text
    .slice(0, 500)
    .replace(/\bx(?:ox[a-z]|app)-[\w-]+/g, 'xox…')
    .replace(/(\b[a-z][\w+.-]*:\/\/[^\s:/@]*):[^\s@]+@/gi, '$1:…@')
    .replace(/(\/(?:commands|services|actions|workflows|triggers)\/)[\w/-]+/g, '$1…');
}

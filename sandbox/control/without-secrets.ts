import { isDict } from '../json.js';
import { identity } from '../state/identity.js';

const secretNames = /token|secret|^trigger_id$|^response_url$|^authorization$/i;
const secrets = [identity.botToken, identity.appToken, identity.signingSecret, identity.clientSecret];
const leftOut = '(left out)';

/** Removes everything that grants access: tokens, tickets, triggers, response_urls. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return masked(value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isDict(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      secretNames.test(name) ? leftOut : withoutSecrets(one),
    ]),
  );
}

function masked(text: string): string {
  const known = secrets.reduce((words, secret) => words.replaceAll(secret, leftOut), text);
  return known
    .replace(/\bx(?:ox[a-z]|app)-[\w-]+/g, leftOut)
    .replace(/([?&]ticket=)[^&\s]+/g, `$1${leftOut}`);
}

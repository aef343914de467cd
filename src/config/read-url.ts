import { type Checked, faulty, valid } from './config-fault.js';
import { type Environment, variable } from './environment.js';
import { outlineOfAddress } from './outline.js';

/** The http(s) address in a variable, without a trailing slash; null if it isn't set. */
export function readUrl(env: Environment, name: string, example: string): Checked<string | null> {
  const value = variable(env, name);
  if (value === null) return valid(null);
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && /^https?:$/.test(url.protocol)) return valid(url.href.replace(/\/+$/, ''));
  return faulty({
    where: name,
    found: outlineOfAddress(value),
    expected: 'an http or https address',
    remedy: `Set it to an address like ${example}, or leave it unset.`,
  });
}

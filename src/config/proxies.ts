import { type Checked, faultsIn, faulty, valid } from './config-fault.js';
import { type Environment, variable } from './environment.js';
import { outlineOfAddress } from './outline.js';

/** A company's proxies, as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name them; an empty text: not set. */
export interface Proxies {
  https: string;
  http: string;
  /** Hosts that are reached directly, separated by commas. */
  except: string;
}

/** The proxies in the environment; null: none. As with curl, names in small letters come first. */
export function readProxies(env: Environment): Checked<Proxies | null> {
  const [https, http] = [readProxy(env, 'HTTPS_PROXY'), readProxy(env, 'HTTP_PROXY')];
  const except = either(env, 'NO_PROXY')?.value ?? '';
  if (https.kind === 'faults' || http.kind === 'faults') return faulty(...faultsIn(https, http));
  if (https.value === '' && http.value === '') return valid(null);
  return valid({ https: https.value, http: http.value, except });
}

function readProxy(env: Environment, name: string): Checked<string> {
  const found = either(env, name);
  if (found === null) return valid('');
  const url = URL.canParse(found.value) ? new URL(found.value) : null;
  if (url && /^https?:$/.test(url.protocol)) return valid(found.value);
  return faulty({
    where: found.name,
    found: outlineOfAddress(found.value),
    expected: 'the address of an HTTP proxy',
    remedy: 'Set it to an address like http://proxy.example.com:3128, or leave it unset.',
  });
}

function either(env: Environment, name: string): { name: string; value: string } | null {
  for (const one of [name.toLowerCase(), name]) {
    const value = variable(env, one);
    if (value !== null) return { name: one, value };
  }
  return null;
}

import { type Checked, faultsIn, faulty, valid } from './config-fault.js';
import { type Environment, variable } from './environment.js';

/** Where the web server listens. */
export interface HttpConfig {
  /** 127.0.0.1 by default, so that only this machine can read the metrics. The container image sets 0.0.0.0. */
  host: string;
  /** 0: any free port. */
  port: number;
}

export function readHttpConfig(env: Environment): Checked<HttpConfig> {
  const host = readHost(env);
  const port = readPort(env);
  if (host.kind === 'faults' || port.kind === 'faults') return faulty(...faultsIn(host, port));
  return valid({ host: host.value, port: port.value });
}

function readHost(env: Environment): Checked<string> {
  const host = variable(env, 'HOST') ?? '127.0.0.1';
  if (/^[\w.:-]+$/.test(host)) return valid(host);
  return faulty({
    where: 'HOST',
    found: JSON.stringify(host),
    expected: 'an address of this machine, without scheme or path',
    remedy: 'Use 127.0.0.1 (this machine only, the default) or 0.0.0.0 (all interfaces).',
  });
}

function readPort(env: Environment): Checked<number> {
  const value = variable(env, 'PORT') ?? '3000';
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return valid(Number(value));
  return faulty({
    where: 'PORT',
    found: JSON.stringify(value),
    expected: 'a whole number from 0 to 65535',
    remedy: 'Use a free port, or leave it unset for 3000.',
  });
}

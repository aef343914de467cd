import { randomBytes, randomInt } from 'node:crypto';
import type { Config } from './config.js';
import { createLog } from './log.js';
import { assemble } from './main/assemble.js';
import type { Base } from './main/base.js';
import { listen } from './main/listen.js';
import { open } from './main/open.js';
import { policyInUse } from './main/policy/policy-in-use.js';
import { shutdownHooks } from './main/shutdown-hooks.js';

/** A running server. */
export interface Service {
  /** The address of the web server. */
  url: string;
  /** Accepts no new requests, finishes those in progress, and releases everything. */
  stop(): Promise<void>;
}

/**
 * Starts the server. Resolves once requests are served, or soon after `signal` aborts. Rejects, with nothing left
 * open, if the database or the port is unavailable.
 */
export async function serve(config: Config, signal = new AbortController().signal): Promise<Service> {
  const base = baseOf(config);
  const { log } = base;
  const hooks = shutdownHooks((error) => log.error('shutdown_failed', { error }));
  try {
    const opened = await open(base, hooks, signal);
    const parts = assemble(base, opened);
    const url = await listen(base, opened, parts, { hooks, signal });
    return {
      url,
      stop: async () => {
        log.info('stopping');
        await hooks.run();
        log.info('stopped');
      },
    };
  } catch (error) {
    await hooks.run();
    throw error;
  }
}

function baseOf(config: Config): Base {
  return {
    config,
    policy: policyInUse(config.policy),
    log: createLog({ level: config.logLevel }),
    clock: () => new Date(),
    now: Date.now,
    newTrace: () => randomBytes(8).toString('hex'),
    processId: randomInt(1, 2 ** 31),
  };
}

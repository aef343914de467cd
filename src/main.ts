import { randomBytes, randomInt } from 'node:crypto';
import { hostname } from 'node:os';
import { valid } from './config/config-fault.js';
import type { PolicyFile } from './config/policy/policy-file.js';
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

/** What a server may be started with. */
export interface ServeOptions {
  /** Ends a start that is in progress. */
  signal?: AbortSignal;
  /** Default: the policy stays as it is in the configuration. */
  policyFile?: PolicyFile;
}

/**
 * Starts the server. Resolves once requests are served, or soon after `signal` aborts. Rejects, with nothing left
 * open, if the database or the port is unavailable.
 */
export async function serve(
  config: Config,
  {
    signal = new AbortController().signal,
    policyFile = { read: async () => valid(config.policy), onReload: () => {} },
  }: ServeOptions = {},
): Promise<Service> {
  const base = baseOf(config, policyFile);
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

function baseOf(config: Config, policyFile: PolicyFile): Base {
  return {
    config,
    policy: policyInUse(config.policy),
    policyFile,
    log: createLog({ level: config.logLevel }),
    clock: () => new Date(),
    now: Date.now,
    newTrace: () => randomBytes(8).toString('hex'),
    processId: randomInt(1, 2 ** 31),
    host: hostname(),
    pid: process.pid,
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { isPermanent } from '../../db/connection/stale-session.js';
import type { Owner } from '../../domain/delivery/owner.js';
import type { Part } from '../../http/readiness.js';
import { runDeliveries } from '../../workflows/delivery/run-deliveries.js';
import type { Directory } from '../../workflows/deps.js';
import { checkWording } from '../../workflows/postmortems/check-wording.js';
import type { Base } from '../base.js';
import type { CoalescedRunner } from '../coalesced-runner.js';
import { openExports } from '../exports/open-exports.js';
import type { Opened } from '../open.js';
import { openWordingChecker } from '../wording/open-wording-checker.js';
import { deliverer } from './deliverer.js';
import { deliverySweep } from './delivery-sweep.js';

/** Delivers effects in the background. */
export interface Deliveries {
  /** Requests the delivery of an owner's pending effects. */
  request(owner: Owner): void;
  /** Finds overdue effects, from its first `wake()` on. */
  sweep: CoalescedRunner;
  /** Ready between `begin` and `end`. */
  part(): Part;
  begin(): void;
  end(): void;
  /** Starts no more deliveries and waits for those in progress, 8 s at most. */
  stop(): Promise<unknown>;
}

/** Owners whose effects are delivered in parallel. */
const maxDeliveries = 32;
/** How long shutdown waits for deliveries in progress; the next start resumes what is cut off. */
const drainMs = 8_000;

export function openDeliveries(base: Base, opened: Opened, directory: Directory): Deliveries {
  const { config, policy, log, clock, now, processId } = base;
  const { db, deliveryDb, databaseUrl, metrics, tracing, slack } = opened;
  const request = (owner: Owner) => runner.request(owner);
  const exports = openExports({
    db: deliveryDb,
    databaseUrl,
    fontFolder: config.fontFolder,
    policyNow: policy.current,
    clock,
    onFailed: (error) => log.warn('export_failed', { error }),
    onIncomplete: (line) => log.warn('export_incomplete', { why: line }),
  });
  const check = openWordingChecker({
    onFailed: (error) => log.warn('wording_check_failed', { error }),
  });
  const deliver = deliverer({
    db: deliveryDb,
    commands: db,
    deps: { clock, directory },
    policyNow: policy.current,
    installed: slack.installed,
    processId,
    respond: slack.respond,
    makeExport: exports.make,
    checkWording: (asked) => checkWording({ db: deliveryDb, check }, asked),
    requestDelivery: request,
    metrics,
    tracing,
    log,
  });
  const runner = runDeliveries({
    deliver,
    now,
    maxAtOnce: maxDeliveries,
    isPermanent,
    onFailure: (owner, error) => {
      metrics.deliveryFailed();
      log.error('delivery_failed', { owner: owner.key, error });
    },
  });
  let part: Part = notDelivering;
  return {
    request,
    sweep: deliverySweep({ db: deliveryDb, clock, requestDelivery: request }, log),
    part: () => part,
    begin: () => {
      part = { kind: 'ready' };
    },
    end: () => {
      part = notDelivering;
    },
    stop: () => Promise.race([runner.stop(), pause(drainMs, null, { ref: false })]).finally(exports.stop),
  };
}

const notDelivering: Part = { kind: 'not_ready', why: 'not delivering: starting up or shutting down' };

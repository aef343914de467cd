import type { Owner } from '../../domain/delivery/owner.js';

export interface DeliveryRunnerOptions {
  /** Delivers what can be sent now for one owner; returns when to look again, or null. */
  deliver: (owner: Owner) => Promise<Date | null>;
  now: () => number;
  /** Owners whose effects are delivered in parallel. */
  maxAtOnce: number;
  onFailure: (owner: Owner, error: unknown) => void;
  /** Whether the error would recur on an immediate retry. */
  isPermanent: (error: unknown) => boolean;
}

/** Runs deliveries for many owners in parallel, one at a time per owner. */
export interface DeliveryRunner {
  /** Requests a delivery: it starts now, when there is room, or after the current one. */
  request(owner: Owner): void;
  /** Starts no more deliveries; resolves when those in progress have ended. */
  stop(): Promise<void>;
}

/** Longer waits are left to the periodic check for overdue effects. */
const maxTimerMs = 60_000;

/** How long to wait after an unexpected failure, such as a lost database. */
const retryMs = 2_000;

/** Longest wait after repeated lasting failures, such as unreadable data; the wait doubles each time. */
const maxBackoffMs = 300_000;

/** Minimum interval between two runs for one owner, so that changes in quick succession are delivered together. */
const minIntervalMs = 400;

/**
 * Creates the runner. It holds no state of its own: pending effects are in the database, and the next process finds
 * what this one leaves.
 */
export function runDeliveries(options: DeliveryRunnerOptions): DeliveryRunner {
  const running = new Map<string, Promise<void>>();
  const requested = new Map<string, Owner>();
  const timers = new Map<string, NodeJS.Timeout>();
  const startedAt = new Map<string, number>();
  const backoffs = new Map<string, { failures: number; until: number }>();
  let isStopping = false;

  const request = (owner: Owner) => {
    const name = `${owner.workspaceId}/${owner.key}`;
    clearTimeout(timers.get(name));
    timers.delete(name);
    if (isStopping) return;
    if (running.has(name)) requested.set(name, owner);
    else if (isBackingOff(name)) requestAt(name, owner, new Date(backoffs.get(name)?.until ?? 0));
    else if (running.size >= options.maxAtOnce) requested.set(name, owner);
    else if (isTooSoon(name)) requestAt(name, owner, new Date((startedAt.get(name) ?? 0) + minIntervalMs));
    else start(name, owner);
  };
  const isBackingOff = (name: string) => options.now() < (backoffs.get(name)?.until ?? 0);
  /** When to retry after a failure. */
  const afterFailure = (name: string, error: unknown): Date => {
    const failures = (backoffs.get(name)?.failures ?? 0) + 1;
    const backoffMs = Math.min(retryMs * 2 ** (failures - 1), maxBackoffMs);
    const isPermanent = options.isPermanent(error);
    const until = options.now() + (isPermanent ? backoffMs : retryMs);
    if (isPermanent) backoffs.set(name, { failures, until });
    return new Date(until);
  };
  const isTooSoon = (name: string) => options.now() - (startedAt.get(name) ?? 0) < minIntervalMs;
  const start = (name: string, owner: Owner) => {
    requested.delete(name);
    startedAt.set(name, options.now());
    const run = options
      .deliver(owner)
      .then((lookAgainAt) => {
        backoffs.delete(name);
        return lookAgainAt;
      })
      .catch((error: unknown) => {
        options.onFailure(owner, error);
        return afterFailure(name, error);
      })
      .then((lookAgainAt) => {
        running.delete(name);
        if (requested.delete(name)) request(owner);
        else if (lookAgainAt && !isStopping) requestAt(name, owner, lookAgainAt);
        else startedAt.delete(name);
        startNext();
      });
    running.set(name, run);
  };
  const requestAt = (name: string, owner: Owner, at: Date) => {
    const ms = at.getTime() - options.now();
    clearTimeout(timers.get(name));
    if (ms <= maxTimerMs) timers.set(name, setTimeout(request, Math.max(ms, 1), owner));
  };
  const startNext = () => {
    for (const [name, owner] of requested) {
      if (running.size >= options.maxAtOnce || isStopping) return;
      if (!running.has(name)) start(name, owner);
    }
  };
  return {
    request,
    stop: async () => {
      isStopping = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}

import type { IncidentKey } from '../../domain/incident/incident.js';

export interface DeliveryRunnerOptions {
  /** Delivers what can go out now for one incident; gives when to look again, or null. */
  deliver: (incident: IncidentKey) => Promise<Date | null>;
  now: () => number;
  /** How many incidents are delivered at once. */
  maxAtOnce: number;
  onFailure: (incident: IncidentKey, error: unknown) => void;
  /** Whether a delivery that failed so would fail again at once. */
  isPermanent: (error: unknown) => boolean;
}

/** Delivers for many incidents side by side, one deliverer for each. */
export interface DeliveryRunner {
  /** Asks for a delivery: begins now, or when there is room, or once more after the one under way. */
  want(incident: IncidentKey): void;
  /** Begins nothing more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** What waits longer than this is left to the sweep of overdue effects. */
const longestTimerMs = 60_000;

/** How long until a delivery that failed without being able to say so, as by a lost database, is tried again. */
const againAfterFailureMs = 2_000;

/** What is read and cannot be understood is tried again ever more rarely: at most so. */
const longestRestMs = 300_000;

/** Two runs for one incident begin at least so far apart: changes that come in a row are delivered together. */
const betweenRunsMs = 400;

/**
 * The runner. It keeps nothing that matters: what is to be delivered stands in the database, and what a process
 * leaves undone is found there by the next one.
 */
export function runDeliveries(options: DeliveryRunnerOptions): DeliveryRunner {
  const running = new Map<string, Promise<void>>();
  const wanted = new Map<string, IncidentKey>();
  const timers = new Map<string, NodeJS.Timeout>();
  const begunAt = new Map<string, number>();
  const resting = new Map<string, { failures: number; until: number }>();
  let isStopping = false;

  const want = (incident: IncidentKey) => {
    const name = `${incident.workspaceId}/${incident.number}`;
    clearTimeout(timers.get(name));
    timers.delete(name);
    if (isStopping) return;
    if (running.has(name)) wanted.set(name, incident);
    else if (isResting(name)) wantAt(name, incident, new Date(resting.get(name)?.until ?? 0));
    else if (running.size >= options.maxAtOnce) wanted.set(name, incident);
    else if (isTooSoon(name)) wantAt(name, incident, new Date((begunAt.get(name) ?? 0) + betweenRunsMs));
    else begin(name, incident);
  };
  const isResting = (name: string) => options.now() < (resting.get(name)?.until ?? 0);
  /** When to try again after a failure. */
  const afterFailure = (name: string, error: unknown): Date => {
    const failures = (resting.get(name)?.failures ?? 0) + 1;
    const restMs = Math.min(againAfterFailureMs * 2 ** (failures - 1), longestRestMs);
    const isPermanent = options.isPermanent(error);
    const until = options.now() + (isPermanent ? restMs : againAfterFailureMs);
    if (isPermanent) resting.set(name, { failures, until });
    return new Date(until);
  };
  const isTooSoon = (name: string) => options.now() - (begunAt.get(name) ?? 0) < betweenRunsMs;
  const begin = (name: string, incident: IncidentKey) => {
    wanted.delete(name);
    begunAt.set(name, options.now());
    const run = options
      .deliver(incident)
      .then((lookAgainAt) => {
        resting.delete(name);
        return lookAgainAt;
      })
      .catch((error: unknown) => {
        options.onFailure(incident, error);
        return afterFailure(name, error);
      })
      .then((lookAgainAt) => {
        running.delete(name);
        if (wanted.delete(name)) want(incident);
        else if (lookAgainAt && !isStopping) wantAt(name, incident, lookAgainAt);
        else begunAt.delete(name);
        beginNext();
      });
    running.set(name, run);
  };
  const wantAt = (name: string, incident: IncidentKey, at: Date) => {
    const ms = at.getTime() - options.now();
    clearTimeout(timers.get(name));
    if (ms <= longestTimerMs) timers.set(name, setTimeout(want, Math.max(ms, 1), incident));
  };
  const beginNext = () => {
    for (const [name, incident] of wanted) {
      if (running.size >= options.maxAtOnce || isStopping) return;
      if (!running.has(name)) begin(name, incident);
    }
  };
  return {
    want,
    stop: async () => {
      isStopping = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}

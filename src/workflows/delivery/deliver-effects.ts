import type { Database } from '../../db/database.js';
import { finishEffect } from '../../db/queries/delivery/finish-effect.js';
import { pendingEffects, type UnreadableEffect } from '../../db/queries/delivery/pending-effects.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import type { DeliveryTask, EffectResult, RetryLater } from '../../domain/delivery/delivery-task.js';
import { type Owner, owningIncident } from '../../domain/delivery/owner.js';
import { backoffMs, leaseMs, unreadableMs } from '../../domain/delivery/retry-policy.js';
import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import type { Effect } from '../../domain/effect.js';
import type { Incident } from '../../domain/incident/incident.js';
import { type ClaimedTask, claimTasks, type ReadNudge } from './claim-tasks.js';
import { blockStranded } from './give-up.js';
import { lateAt, reportLate } from './late-notices.js';
import { type ChannelState, type DeliveryPlan, isStranded, planDelivery } from './plan-delivery.js';
import type { ProcessAbsences } from './process-absences.js';
import { settle } from './settle-attempt.js';

/** Dependencies of the deliverer. */
export interface DeliveryDeps {
  db: Database;
  clock: () => Date;
  /** This process's number in the liveness lock. */
  processId: number;
  /** Tracks absent processes across deliveries. */
  absences: ProcessAbsences;
  pause: (ms: number) => Promise<void>;
  /** When Slack's rate limit allows the effect, in ms since 1970. */
  slackFreeAt: (effect: Effect, channel: ChannelState) => number;
  /** The nudge or report that an effect sends or edits, as it is now; null if there is none. */
  readNudge: ReadNudge;
  /** Performs one effect at its destination. Never throws for anything that it may answer. */
  perform: (task: DeliveryTask) => Promise<EffectResult>;
  /** Reports an attempt that failed through our own fault, and when it is retried. */
  onFault: (task: DeliveryTask, fault: unknown, next: RetryLater) => void;
  /** Reports effects that this version can't read and no other has delivered, and that were ended as dead. */
  onUnreadable: (owner: Owner, effectIds: number[]) => void;
  /** Delivers what was stored meanwhile for another owner. */
  requestDelivery: (owner: Owner) => void;
}

/** How long a transaction that merges into a ready effect may hold it. */
const mergingMs = 20;

/** Pauses between database retries; together they last as long as a lease. */
const retryPausesMs = [100, 200, 400, 800, ...Array<number>(13).fill(1_600)];

/**
 * Delivers the pending effects of one owner until nothing more can be sent now. Returns when to look again, or
 * null. Safe to run concurrently and after a crash: each effect is claimed in the database before it is performed.
 * Effects stored meanwhile request a delivery of their own, so the pending state is reread only after an attempt that
 * changed more than its own effect.
 */
export async function deliverEffects(deps: DeliveryDeps, owner: Owner): Promise<Date | null> {
  const running = new Map<number, Promise<void>>();
  try {
    return await deliverAll(deps, owner, running);
  } finally {
    await Promise.all(running.values());
  }
}

async function deliverAll(
  deps: DeliveryDeps,
  owner: Owner,
  running: Map<number, Promise<void>>,
): Promise<Date | null> {
  const ended: Ended[] = [];
  const faults: unknown[] = [];
  let state = await readPending(deps, owner);
  let isLateReported = false;
  while (faults.length === 0) {
    if (state.incident && isStranded(state.pending, state.incident)) {
      const { incident } = state;
      await deps.db.transaction((tx) => blockStranded(deps, tx, incident));
      state = await readPending(deps, owner);
      continue;
    }
    const now = deps.clock();
    const lateNoticeAt = lateAt(state.pending, now);
    if (state.incident && lateNoticeAt && lateNoticeAt <= now && !isLateReported) {
      isLateReported = true;
      await reportLate(deps.db, state.incident, now);
      state = await readPending(deps, owner);
      continue;
    }
    const plan = planNow(deps, state);
    const { ready } = plan;
    const isLateLater = lateNoticeAt !== null && lateNoticeAt > now;
    const lookAgainAt = earliest([plan.lookAgainAt, state.giveUpAt, isLateLater ? lateNoticeAt : null]);
    const waiting = ready.filter(({ id }) => !running.has(id));
    const claimed = await claimReady(deps, state, waiting);
    for (const one of claimed) {
      const { id } = one.task;
      const attempt = attemptTask(deps, one).catch((fault): Ended => {
        faults.push(fault);
        return { id, isPlain: false };
      });
      running.set(
        id,
        attempt.then((end) => void ended.push(end)),
      );
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (waiting.length > 0) await deps.pause(mergingMs);
    else return lookAgainAt;
    const ends = ended.splice(0);
    for (const { id } of ends) running.delete(id);
    const mustRead = claimed.length < waiting.length || !state.isAll || ends.some(({ isPlain }) => !isPlain);
    state = mustRead ? await readPending(deps, owner) : without(state, ends);
  }
  throw faults[0];
}

function earliest(times: readonly (Date | null)[]): Date | null {
  return times.reduce((first, time) => (first && (!time || first <= time) ? first : time), null);
}

/** An owner's pending effects, and the incident if that is the owner. */
interface PendingState {
  incident: Incident | null;
  pending: StoredEffect[];
  /** False if more effects are pending than were read. */
  isAll: boolean;
  /** When the next effect that this version can't read is given up; null: there is none. */
  giveUpAt: Date | null;
}

/** An attempt that ended. `isPlain`: it is done and had no other consequences. */
interface Ended {
  id: number;
  isPlain: boolean;
}

async function readPending(deps: DeliveryDeps, owner: Owner): Promise<PendingState> {
  const { db, clock, absences } = deps;
  const key = owningIncident(owner);
  const [incident, found] = await Promise.all([key && findIncident(db, key), pendingEffects(db, owner)]);
  absences.note(found.pending, clock());
  const giveUpAt = await giveUpUnreadable(deps, owner, found.unreadable);
  return { incident, pending: found.pending, isAll: found.isAll, giveUpAt };
}

/** Ends effects that this version can't read and no newer one has delivered. Returns when the next one ends. */
async function giveUpUnreadable(
  { db, clock, onUnreadable }: DeliveryDeps,
  owner: Owner,
  unreadable: readonly UnreadableEffect[],
): Promise<Date | null> {
  const at = clock();
  const ends = unreadable.map(({ id, createdAt }) => ({
    id,
    at: new Date(createdAt.getTime() + unreadableMs),
  }));
  const ended = ends.filter((end) => end.at <= at).map(({ id }) => id);
  if (ended.length > 0) onUnreadable(owner, ended);
  for (const id of ended) await finishEffect(db, id, { state: 'dead', error: 'unreadable', at });
  return earliest(ends.filter((end) => end.at > at).map((end) => end.at));
}

function without(state: PendingState, ends: Ended[]): PendingState {
  const pending = state.pending.filter((stored) => !ends.some(({ id }) => id === stored.id));
  return { ...state, pending };
}

/** Only incidents have a channel. */
const noChannel: ChannelState = { channelId: null, cardTs: null };

function planNow(deps: DeliveryDeps, { incident, pending }: PendingState): DeliveryPlan {
  const channel = incident ?? noChannel;
  return planDelivery(pending, channel, {
    now: deps.clock(),
    goneAt: deps.absences.goneAt,
    slackFreeAt: (effect) => deps.slackFreeAt(effect, channel),
  });
}

/**
 * An effect with a longer lease than the usual one isn't ready before that has ended. A claim whose answer was lost may
 * have succeeded; it is repeated with the same lease, since no other process takes those effects.
 */
async function claimReady(
  deps: DeliveryDeps,
  { incident }: PendingState,
  ready: StoredEffect[],
): Promise<ClaimedTask[]> {
  if (ready.length === 0) return [];
  let silentFor: Date | null = null;
  return retryQuery(deps, () => {
    const at = deps.clock();
    const lease = { at, processId: deps.processId, leaseFrom: new Date(at.getTime() - leaseMs), silentFor };
    silentFor ??= at;
    return claimTasks(deps.db, incident, { ready, lease, readNudge: deps.readNudge });
  });
}

/**
 * Performs one effect and stores the result, retrying until the database accepts it: facts learned from Slack must
 * not be lost. A fault of our own, in performing or in storing, counts as a failed attempt, so that it can't recur
 * forever.
 */
async function attemptTask(deps: DeliveryDeps, { task, fault }: ClaimedTask): Promise<Ended> {
  const afterFault = (error: unknown): RetryLater => {
    const next = { error: 'firebreak_error', afterMs: backoffMs(task.attempt) };
    const later = { kind: 'later', ...next, countsAsAttempt: true, isUncertain: true } as const;
    deps.onFault(task, error, later);
    return later;
  };
  const result = fault === null ? await deps.perform(task).catch(afterFault) : afterFault(fault);
  const at = deps.clock();
  return retryQuery(deps, () => storeResult(deps, task, result, at)).catch((error: unknown) =>
    storeResult(deps, task, afterFault(error), deps.clock()),
  );
}

async function retryQuery<T>({ pause }: DeliveryDeps, ask: () => Promise<T>): Promise<T> {
  for (const pauseMs of retryPausesMs) {
    try {
      return await ask();
    } catch {
      await pause(pauseMs);
    }
  }
  return ask();
}

/** A plain result needs one statement and no transaction. */
async function storeResult(
  deps: DeliveryDeps,
  task: DeliveryTask,
  result: EffectResult,
  at: Date,
): Promise<Ended> {
  const isPlain = result.kind === 'done' && !result.facts && !result.dedupe && task.repairs.length === 0;
  if (isPlain) await finishEffect(deps.db, task.id, { state: 'done', error: null, at });
  else await deps.db.transaction((tx) => settle(deps, tx, task, { result, at }));
  return { id: task.id, isPlain };
}

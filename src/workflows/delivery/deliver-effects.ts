import type { Database } from '../../db/database.js';
import { finishEffect, pendingEffects } from '../../db/queries/delivery/effects.js';
import type { StoredEffect } from '../../db/queries/delivery/stored-effect.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { backoffMs } from '../../domain/delivery/backoff.js';
import type { DeliveryTask, EffectResult, RetryLater } from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import { claimTasks, type Taken } from './claim-tasks.js';
import { blockStranded } from './give-up.js';
import { lateAt, reportLate } from './late-notices.js';
import { type DeliveryPlan, isStranded, planDelivery } from './plan-delivery.js';
import type { ProcessAbsences } from './process-absences.js';
import { settle } from './settle-attempt.js';

/** What a deliverer is handed. */
export interface DeliveryDeps {
  db: Database;
  clock: () => Date;
  /** The presence number of this process. */
  ownerId: number;
  /** Since when other processes have shown no sign of life, kept from one delivery to the next. */
  absences: ProcessAbsences;
  pause: (ms: number) => Promise<void>;
  /** When Slack would take the effect without refusing it for coming too soon, in ms since 1970. */
  slackFreeAt: (effect: Effect, incident: Incident) => number;
  /** Tells Slack one thing. Never throws for what Slack may answer. */
  perform: (task: DeliveryTask) => Promise<EffectResult>;
  /** Hears of an attempt that a fault of our own has ended, and how it goes on. */
  onFault: (task: DeliveryTask, fault: unknown, next: RetryLater) => void;
  /** Hears of stored effects that this version cannot read, and that have come to their end for it. */
  onUnreadable: (key: IncidentKey, effectIds: number[]) => void;
}

/** An attempt of a living process counts as going on for so long: longer than any call may take. */
const leaseMs = 30_000;

/** A change that merges into what is ready now is over so soon. */
const mergingMs = 20;

/** How long until the database is asked again for what it did not take or answer: for as long as a lease holds. */
const againPausesMs = [100, 200, 400, 800, ...Array<number>(13).fill(1_600)];

/**
 * Delivers what is pending for one incident until nothing more can go out now. Safe to run twice at once and after a
 * crash: each effect is claimed in the database before it is performed. Gives when to look again, or null. What is
 * stored meanwhile comes with a wish of its own for a delivery, so that the books are read again only where an attempt
 * has changed more in them than its own end.
 */
export async function deliverEffects(deps: DeliveryDeps, key: IncidentKey): Promise<Date | null> {
  const running = new Map<number, Promise<void>>();
  try {
    return await deliverAll(deps, key, running);
  } finally {
    await Promise.all(running.values());
  }
}

async function deliverAll(
  deps: DeliveryDeps,
  key: IncidentKey,
  running: Map<number, Promise<void>>,
): Promise<Date | null> {
  const ended: Ended[] = [];
  const faults: unknown[] = [];
  let books = await readBooks(deps, key);
  let isLateReported = false;
  while (books && faults.length === 0) {
    if (isStranded(books.pending, books.incident)) {
      await deps.db.transaction((tx) => blockStranded(tx, key, deps.clock()));
      books = await readBooks(deps, key);
      continue;
    }
    const now = deps.clock();
    const late = lateAt(books.pending, now);
    if (late && late <= now && !isLateReported) {
      isLateReported = true;
      await reportLate(deps.db, key, now);
      books = await readBooks(deps, key);
      continue;
    }
    const plan = planNow(deps, books);
    const { ready } = plan;
    const lookAgainAt = late && late > now ? earlier(plan.lookAgainAt, late) : plan.lookAgainAt;
    const waiting = ready.filter(({ id }) => !running.has(id));
    const taken = await takeTasks(deps, books, waiting);
    for (const one of taken) {
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
    const mustRead = taken.length < waiting.length || !books.isAll || ends.some(({ isPlain }) => !isPlain);
    books = mustRead ? await readBooks(deps, key) : without(books, ends);
  }
  if (faults.length > 0) throw faults[0];
  return null;
}

function earlier(one: Date | null, other: Date): Date {
  return one && one < other ? one : other;
}

/** What the database says of an incident and of what Slack has still to be told. */
interface Books {
  incident: Incident;
  pending: StoredEffect[];
  /** Whether nothing more is pending behind it. */
  isAll: boolean;
}

/** An attempt that ended. `isPlain`: done, and nothing else came of it. */
interface Ended {
  id: number;
  isPlain: boolean;
}

async function readBooks(deps: DeliveryDeps, key: IncidentKey): Promise<Books | null> {
  const { db, clock, absences } = deps;
  const [incident, found] = await Promise.all([findIncident(db, key), pendingEffects(db, key)]);
  if (found.unreadable.length > 0) {
    deps.onUnreadable(key, found.unreadable);
    const end = { state: 'dead', error: 'unreadable', at: clock() } as const;
    for (const id of found.unreadable) await finishEffect(db, id, end);
  }
  absences.note(found.pending, clock());
  return incident && { incident, pending: found.pending, isAll: found.isAll };
}

function without(books: Books, ends: Ended[]): Books {
  const pending = books.pending.filter((stored) => !ends.some(({ id }) => id === stored.id));
  return { ...books, pending };
}

function planNow(deps: DeliveryDeps, { incident, pending }: Books): DeliveryPlan {
  return planDelivery(pending, incident, {
    now: deps.clock(),
    leaseMs,
    goneAt: deps.absences.goneAt,
    slackFreeAt: (effect) => deps.slackFreeAt(effect, incident),
  });
}

/** A claim whose answer was lost may hold, and is made again as the same one: nobody else would attempt what it took. */
async function takeTasks(deps: DeliveryDeps, { incident }: Books, ready: StoredEffect[]): Promise<Taken[]> {
  if (ready.length === 0) return [];
  let silentFor: Date | null = null;
  return untilAnswered(deps, () => {
    const at = deps.clock();
    const lease = { at, ownerId: deps.ownerId, leaseFrom: new Date(at.getTime() - leaseMs), silentFor };
    silentFor ??= at;
    return claimTasks(deps.db, incident, { ready, lease });
  });
}

/**
 * What came of it is written down as soon as the database takes it: what Slack has told must not be lost. A fault of our
 * own counts as a failed attempt, whether it was in performing or in what is written down: no fault comes again without end.
 */
async function attemptTask(deps: DeliveryDeps, { task, fault }: Taken): Promise<Ended> {
  const afterFault = (error: unknown): RetryLater => {
    const next = { error: 'firebreak_error', afterMs: backoffMs(task.attempt) };
    const later = { kind: 'later', ...next, countsAsAttempt: true, isUncertain: true } as const;
    deps.onFault(task, error, later);
    return later;
  };
  const performed = fault === null ? await deps.perform(task).catch(afterFault) : afterFault(fault);
  const at = deps.clock();
  return untilAnswered(deps, () => writeDown(deps, task, performed, at)).catch((error: unknown) =>
    writeDown(deps, task, afterFault(error), deps.clock()),
  );
}

async function untilAnswered<T>({ pause }: DeliveryDeps, ask: () => Promise<T>): Promise<T> {
  for (const pauseMs of againPausesMs) {
    try {
      return await ask();
    } catch {
      await pause(pauseMs);
    }
  }
  return ask();
}

/** Mostly there is one thing to write, which needs no transaction around it. */
async function writeDown(
  { db, ownerId }: DeliveryDeps,
  task: DeliveryTask,
  performed: EffectResult,
  at: Date,
): Promise<Ended> {
  const isPlain =
    performed.kind === 'done' && !performed.facts && !performed.dedupe && task.repairs.length === 0;
  if (isPlain) await finishEffect(db, task.id, { state: 'done', error: null, at });
  else await db.transaction((tx) => settle(tx, task, performed, { at, ownerId }));
  return { id: task.id, isPlain };
}

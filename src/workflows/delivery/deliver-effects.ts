import type { Database } from '../../db/database.js';
import { announcementsOf } from '../../db/queries/announcements.js';
import {
  claimEffects,
  effectsInTrouble,
  finishEffect,
  type Lease,
  pendingEffects,
} from '../../db/queries/effects.js';
import { findIncident } from '../../db/queries/incidents.js';
import { awaitedOf } from '../../db/queries/late-effects.js';
import type { StoredEffect } from '../../db/queries/stored-effect.js';
import { declaredTitle } from '../../db/queries/timeline.js';
import { findLine } from '../../db/queries/timeline-line.js';
import { backoffMs } from '../../domain/backoff.js';
import type { DeliveryTask, Later, Performed } from '../../domain/delivery.js';
import type { Effect } from '../../domain/effect.js';
import { isMergeable } from '../../domain/effect-traits.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import type { Absences } from './absences.js';
import { blockStranded } from './give-up.js';
import { awaitedKinds, lateAt, reportLate } from './late.js';
import { openTroubles } from './open-troubles.js';
import { type DeliveryPlan, isStranded, planDelivery } from './plan-delivery.js';
import { settle } from './settle-attempt.js';

/** What a deliverer is handed. */
export interface DeliveryDeps {
  db: Database;
  clock: () => Date;
  /** The presence number of this process. */
  holder: number;
  /** Since when other processes have shown no sign of life, kept from one delivery to the next. */
  absences: Absences;
  pause: (ms: number) => Promise<void>;
  /** When Slack would take the effect without refusing it for coming too soon, in ms since 1970. */
  slackFreeAt: (effect: Effect, incident: Incident) => number;
  /** Tells Slack one thing. Never throws for what Slack may answer. */
  perform: (task: DeliveryTask) => Promise<Performed>;
  /** Hears of an attempt that a fault of our own has ended, and how it goes on. */
  onFault: (task: DeliveryTask, fault: unknown, next: Later) => void;
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
    const tasks = await takeTasks(deps, key, waiting);
    for (const task of tasks) {
      const attempt = attemptTask(deps, task).catch((fault): Ended => {
        faults.push(fault);
        return { id: task.id, isPlain: false };
      });
      running.set(
        task.id,
        attempt.then((end) => void ended.push(end)),
      );
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (waiting.length > 0) await deps.pause(mergingMs);
    else return lookAgainAt;
    const ends = ended.splice(0);
    for (const { id } of ends) running.delete(id);
    const mustRead = tasks.length < waiting.length || !books.isAll || ends.some(({ isPlain }) => !isPlain);
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

async function readBooks({ db, clock, absences }: DeliveryDeps, key: IncidentKey): Promise<Books | null> {
  const [incident, found] = await Promise.all([findIncident(db, key), pendingEffects(db, key)]);
  absences.note(found.pending, clock());
  return incident && { incident, ...found };
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
async function takeTasks(
  deps: DeliveryDeps,
  key: IncidentKey,
  ready: StoredEffect[],
): Promise<DeliveryTask[]> {
  if (ready.length === 0) return [];
  let unheardFrom: Date | null = null;
  return untilAnswered(deps, () => {
    const at = deps.clock();
    const lease = { at, holder: deps.holder, leaseFrom: new Date(at.getTime() - leaseMs), unheardFrom };
    unheardFrom ??= at;
    return claimTasks(deps, key, { ready, lease });
  });
}

/**
 * Claims what is ready, then gathers what each has to show: in this order, so that a change that merged into a waiting
 * effect is shown by it.
 */
async function claimTasks(
  deps: DeliveryDeps,
  key: IncidentKey,
  { ready, lease }: { ready: StoredEffect[]; lease: Lease },
): Promise<DeliveryTask[]> {
  const ids = ready.map(({ id }) => id);
  const claimed = await claimEffects(deps.db, ids, lease);
  const effects = ready.filter(({ id }) => claimed.some((one) => one.id === id));
  const present = effects.length > 0 ? await readPresent(deps, key, effects) : null;
  if (!present) return [];
  return claimed.flatMap(({ id, isUncertain, attempts, limits }) => {
    const stored = effects.find((one) => one.id === id);
    if (!stored) return [];
    const { effect, createdAt, trace, askedBy } = stored;
    const awaited = present.awaited.get(id) ?? { waiting: 0, posted: 0 };
    const { announcements } = present;
    const troubles = openTroubles(present.failed.filter((one) => one.effect.kind !== 'refresh_card'));
    const repairs = isMergeable(effect.kind)
      ? present.failed.filter((one) => one.effect.kind === effect.kind).map((one) => one.id)
      : [];
    const incident = effect.kind === 'open_channel' ? present.asDeclared : present.incident;
    const attempt = { isUncertain, attempt: attempts, limits, createdAt, trace, askedBy };
    const line = effect.kind === 'receipt' ? (present.lines.get(effect.line) ?? null) : null;
    return [
      { id, key: stored.key, effect, incident, announcements, troubles, repairs, awaited, line, ...attempt },
    ];
  });
}

/** The kinds that need to know where the incident was announced. */
const followers = ['refresh_announcements', 'reply_to_announcements', 'dedupe_post'] as const;

/**
 * What the effects may have to show. `asDeclared`: with its first title, by which its channel is named at every attempt,
 * so that a later one finds what an earlier one made. Null where there is no such incident.
 */
async function readPresent(deps: DeliveryDeps, key: IncidentKey, effects: StoredEffect[]) {
  const shows = (kind: StoredEffect['effect']['kind']) => effects.some(({ effect }) => effect.kind === kind);
  const lines = effects.flatMap(({ effect }) => (effect.kind === 'receipt' ? [effect.line] : []));
  const [incident, title, announcements, failed, found, awaited] = await Promise.all([
    findIncident(deps.db, key),
    shows('open_channel') ? declaredTitle(deps.db, key) : null,
    followers.some(shows) ? announcementsOf(deps.db, key) : [],
    effects.some(({ effect }) => isMergeable(effect.kind)) ? effectsInTrouble(deps.db, key) : [],
    Promise.all([...new Set(lines)].map((line) => findLine(deps.db, key, line))),
    awaitedBy(deps, key, effects),
  ]);
  if (!incident) return null;
  const asDeclared = { ...incident, title: title ?? incident.title };
  const byKey = new Map(found.flatMap((line) => (line ? [[line.key, line] as const] : [])));
  return { incident, asDeclared, announcements, failed, awaited, lines: byKey };
}

/** What the people who are to be told of a delay wait for, by the effect that tells them. */
async function awaitedBy({ db }: DeliveryDeps, key: IncidentKey, effects: StoredEffect[]) {
  const telling = effects.flatMap(({ id, effect, createdAt: since }) =>
    effect.kind === 'report_delay' || effect.kind === 'report_posted'
      ? [{ id, asked: { userId: effect.userId, kinds: awaitedKinds, beforeId: id, since } }]
      : [],
  );
  const found = await Promise.all(
    telling.map(async ({ id, asked }) => [id, await awaitedOf(db, key, asked)] as const),
  );
  return new Map(found);
}

/**
 * What came of it is written down as soon as the database takes it: what Slack has told must not be lost. A fault of our
 * own counts as a failed attempt, whether it was in performing or in what is written down: no fault comes again without end.
 */
async function attemptTask(deps: DeliveryDeps, task: DeliveryTask): Promise<Ended> {
  const afterFault = (fault: unknown): Later => {
    const next = { error: 'firebreak_error', afterMs: backoffMs(task.attempt) };
    const later = { kind: 'later', ...next, countsAsAttempt: true, isUncertain: true } as const;
    deps.onFault(task, fault, later);
    return later;
  };
  const performed = await deps.perform(task).catch(afterFault);
  const at = deps.clock();
  return untilAnswered(deps, () => writeDown(deps, task, performed, at)).catch((fault: unknown) =>
    writeDown(deps, task, afterFault(fault), deps.clock()),
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
  { db, holder }: DeliveryDeps,
  task: DeliveryTask,
  performed: Performed,
  at: Date,
): Promise<Ended> {
  const isPlain =
    performed.kind === 'done' && !performed.learned && !performed.dedupe && task.repairs.length === 0;
  if (isPlain) await finishEffect(db, task.id, { state: 'done', error: null, at });
  else await db.transaction((tx) => settle(tx, task, performed, { at, holder }));
  return { id: task.id, isPlain };
}

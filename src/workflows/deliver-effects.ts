import type { Database, Tx } from '../db/database.js';
import { addAnnouncement, announcementsOf } from '../db/queries/announcements.js';
import {
  claimEffects,
  effectsInTrouble,
  finishEffect,
  insertEffects,
  pendingEffects,
  postponeEffect,
  type StoredEffect,
} from '../db/queries/effects.js';
import { findIncident, setCard, setChannel } from '../db/queries/incidents.js';
import { addMembers } from '../db/queries/members.js';
import type { DeliveryTask, Learned, Performed } from '../domain/delivery.js';
import type { Trouble } from '../domain/effect.js';
import type { Incident, IncidentKey } from '../domain/incident.js';
import { unreachable } from '../domain/unreachable.js';
import type { DeliveryQueue } from './deps.js';
import { planDelivery } from './plan-delivery.js';
import { openTrouble } from './read-incidents.js';

/** What a deliverer is handed. */
export interface DeliveryDeps {
  db: Database;
  clock: () => Date;
  queue: DeliveryQueue;
  /** The presence number of this process. */
  holder: number;
  pause: (ms: number) => Promise<void>;
  /** Tells Slack one thing. Never throws for what Slack may answer. */
  perform: (task: DeliveryTask) => Promise<Performed>;
}

/** An attempt of a living process counts as going on for so long: longer than any call may take. */
const leaseMs = 30_000;

/** After so many failed attempts an effect is dead, and waits for an operator. About two hours. */
export const maxAttempts = 30;

/** For pauses up to this the deliverer waits itself; for longer ones it leaves a job behind. */
const shortPauseMs = 1_500;

/**
 * Delivers what is pending for one incident until nothing more can go out now. Safe to run twice at once and after a
 * crash: each effect is claimed in the database before it is performed.
 */
export async function deliverEffects(deps: DeliveryDeps, key: IncidentKey): Promise<void> {
  const running = new Map<number, Promise<void>>();
  const faults: unknown[] = [];
  for (;;) {
    // Only what was read while nothing ran tells that nothing is left: an attempt may end during the reading.
    const wasIdle = running.size === 0;
    const [incident, pending] = await Promise.all([findIncident(deps.db, key), pendingEffects(deps.db, key)]);
    if (!incident || faults.length > 0) break;
    const now = deps.clock();
    const plan = planDelivery(pending, incident, { now, leaseMs });
    const ready = plan.ready.filter(({ id }) => !running.has(id));
    for (const task of await takeTasks(deps, incident, ready)) {
      const attempt = attemptTask(deps, task).catch((fault) => void faults.push(fault));
      running.set(
        task.id,
        attempt.finally(() => running.delete(task.id)),
      );
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (wasIdle && !(await waitFor(deps, key, plan.lookAgainAt, now))) return;
  }
  await Promise.all(running.values());
  if (faults.length > 0) throw faults[0];
}

/** Waits a short while itself; leaves a job behind for a longer one. False: nothing more to do here. */
async function waitFor(deps: DeliveryDeps, key: IncidentKey, at: Date | null, now: Date): Promise<boolean> {
  if (at === null) return false;
  const ms = at.getTime() - now.getTime();
  if (ms > shortPauseMs) {
    await deps.queue.wantDelivery(deps.db, key, at);
    return false;
  }
  await deps.pause(Math.max(ms, 10));
  return true;
}

/** Claims what is ready and gathers what each has to show. */
async function takeTasks(
  deps: DeliveryDeps,
  incident: Incident,
  ready: StoredEffect[],
): Promise<DeliveryTask[]> {
  if (ready.length === 0) return [];
  const now = deps.clock();
  const lease = { at: now, holder: deps.holder, leaseFrom: new Date(now.getTime() - leaseMs) };
  const shows = (kind: StoredEffect['effect']['kind']) => ready.some(({ effect }) => effect.kind === kind);
  const [claimed, announcements, troubles] = await Promise.all([
    claimEffects(
      deps.db,
      ready.map(({ id }) => id),
      lease,
    ),
    shows('refresh_announcements') ? announcementsOf(deps.db, incident) : [],
    shows('refresh_card') ? effectsInTrouble(deps.db, incident) : [],
  ]);
  return claimed.flatMap(({ id, isUncertain, attempts }) => {
    const stored = ready.find((one) => one.id === id);
    if (!stored) return [];
    const { key, effect, createdAt, trace, askedBy } = stored;
    return [
      {
        id,
        key,
        effect,
        askedBy,
        isUncertain,
        attempt: attempts,
        createdAt,
        trace,
        incident,
        announcements,
        troubles: troubles.map(openTrouble),
      },
    ];
  });
}

async function attemptTask(deps: DeliveryDeps, task: DeliveryTask): Promise<void> {
  const performed = await deps.perform(task);
  await deps.db.transaction((tx) => settle(deps, tx, task, performed));
}

/** Writes down what came of it: only what Slack's answer taught, and the effect's own end. */
async function settle(deps: DeliveryDeps, tx: Tx, task: DeliveryTask, performed: Performed): Promise<void> {
  const at = deps.clock();
  switch (performed.kind) {
    case 'done':
      await Promise.all([
        performed.learned && learn(tx, task.incident, performed.learned, at),
        finishEffect(tx, task.id, { state: 'done', error: null, at }),
        performed.trouble && report(tx, task, performed.trouble, at),
      ]);
      return;
    case 'refused':
      await Promise.all([
        performed.learned && learn(tx, task.incident, performed.learned, at),
        finishEffect(tx, task.id, { state: 'refused', error: performed.error, at }),
        performed.trouble && report(tx, task, performed.trouble, at),
      ]);
      return;
    case 'later':
      return settleLater(tx, task, performed, at);
    default:
      unreachable(performed);
  }
}

async function settleLater(
  tx: Tx,
  task: DeliveryTask,
  { error, afterMs, countsAsAttempt, isUncertain }: Extract<Performed, { kind: 'later' }>,
  at: Date,
): Promise<void> {
  if (countsAsAttempt && task.attempt >= maxAttempts) {
    const about: Trouble = { effectKind: task.effect.kind, error, people: [] };
    await Promise.all([finishEffect(tx, task.id, { state: 'dead', error, at }), report(tx, task, about, at)]);
    return;
  }
  const notBefore = new Date(at.getTime() + afterMs);
  await postponeEffect(tx, task.id, { notBefore, error, countsAsAttempt, isUncertain, at });
}

async function learn(tx: Tx, incident: Incident, learned: Learned, at: Date): Promise<void> {
  switch (learned.kind) {
    case 'channel':
      return setChannel(tx, incident, learned.channelId);
    case 'card':
      return setCard(tx, incident, learned.ts);
    case 'announcement':
      return addAnnouncement(tx, incident, learned.announcement);
    case 'joined':
      return addMembers(tx, incident, learned.userIds, at);
    default:
      return unreachable(learned);
  }
}

/** The person who asked is told, and the card shows it. */
async function report(tx: Tx, task: DeliveryTask, about: Trouble, at: Date): Promise<void> {
  const { key, effect, incident, trace, askedBy } = task;
  if (effect.kind === 'report_trouble') return;
  const card = { key: `${key}!card`, effect: { kind: 'refresh_card' } as const, notBefore: at };
  const told = {
    kind: 'report_trouble',
    userId: askedBy ?? incident.reporterId,
    effectId: task.id,
    about,
  } as const;
  const list = [{ key: `${key}!${task.attempt}`, effect: told, notBefore: at }, card];
  await insertEffects(tx, incident, list, { trace, at, askedBy });
}

import type { Tx } from '../../db/database.js';
import { addAnnouncement } from '../../db/queries/announcements.js';
import { finishEffect, insertEffects, postponeEffect } from '../../db/queries/effects.js';
import { addCopy } from '../../db/queries/file-copies.js';
import { setCard, setChannel } from '../../db/queries/incidents.js';
import { addMembers } from '../../db/queries/members.js';
import type { DedupeWish, DeliveryTask, Learned, Performed } from '../../domain/delivery.js';
import type { Trouble } from '../../domain/effect.js';
import type { Incident } from '../../domain/incident/incident.js';
import { lineKey } from '../../domain/timeline/line-key.js';
import type { SeenMessage } from '../../domain/timeline/seen-message.js';
import { unreachable } from '../../domain/unreachable.js';
import { recordMessage } from '../record/capture-message.js';

/** After so many failed attempts an effect is dead, and waits for an operator. About two hours. */
export const maxAttempts = 30;

/** Writes down what came of an attempt: only what Slack's answer taught, and the effect's own end. */
export async function settle(
  tx: Tx,
  task: DeliveryTask,
  performed: Performed,
  { at, holder }: { at: Date; holder: number },
): Promise<void> {
  switch (performed.kind) {
    case 'done':
      await Promise.all([
        performed.learned && learn(tx, task, performed.learned, at),
        finishEffect(tx, task.id, { state: 'done', error: null, at }),
        performed.trouble && report(tx, task, performed.trouble, at),
        performed.dedupe && lookAgain(tx, task, performed.dedupe, at),
      ]);
      return;
    case 'refused':
      await Promise.all([
        performed.learned && learn(tx, task, performed.learned, at),
        finishEffect(tx, task.id, { state: 'refused', error: performed.error, at }),
        performed.trouble && report(tx, task, performed.trouble, at),
      ]);
      return;
    case 'later':
      return settleLater(tx, task, performed, { at, holder });
    default:
      unreachable(performed);
  }
}

async function settleLater(
  tx: Tx,
  task: DeliveryTask,
  { error, afterMs, countsAsAttempt, isUncertain }: Extract<Performed, { kind: 'later' }>,
  { at, holder }: { at: Date; holder: number },
): Promise<void> {
  if (countsAsAttempt && task.attempt >= maxAttempts) {
    const about: Trouble = { effectKind: task.effect.kind, error, people: [] };
    await Promise.all([finishEffect(tx, task.id, { state: 'dead', error, at }), report(tx, task, about, at)]);
    return;
  }
  const notBefore = new Date(at.getTime() + afterMs);
  await postponeEffect(tx, task.id, { notBefore, error, countsAsAttempt, isUncertain, at, holder });
}

/** A call that was given up after 10 s may still be done by Slack, mostly soon, sometimes much later. */
const lookAgainAfterMs = [5_000, 20_000, 90_000];

async function lookAgain(tx: Tx, task: DeliveryTask, { channelId }: DedupeWish, at: Date): Promise<void> {
  const { key, incident, trace, askedBy, createdAt } = task;
  const effect = { kind: 'dedupe_post', key, channelId, since: createdAt.toISOString() } as const;
  const looks = lookAgainAfterMs.map((afterMs) => ({
    key: `${key}!dedupe/${afterMs}`,
    effect,
    notBefore: new Date(at.getTime() + afterMs),
  }));
  await insertEffects(tx, incident, looks, { trace, at, askedBy });
}

async function learn(tx: Tx, task: DeliveryTask, learned: Learned, at: Date): Promise<void> {
  const { incident } = task;
  switch (learned.kind) {
    case 'channel':
      return setChannel(tx, incident, learned.channelId);
    case 'card':
      return setCard(tx, incident, learned.ts);
    case 'announcement':
      return addAnnouncement(tx, incident, learned.announcement);
    case 'joined':
      return addMembers(tx, incident, learned.userIds, at);
    case 'message':
      await recordMessage(tx, { kind: 'posted', message: learned.message }, at);
      return receipt(tx, task, learned.message, at);
    case 'copy':
      return keepCopy(tx, incident, learned, at);
    default:
      return unreachable(learned);
  }
}

/** Who marked a message that had to be fetched is told once it is there. */
async function receipt(
  tx: Tx,
  { key, incident, trace, askedBy }: DeliveryTask,
  { ts }: SeenMessage,
  at: Date,
): Promise<void> {
  if (askedBy === null) return;
  const effect = { kind: 'receipt', line: lineKey({ kind: 'message', ts }), userId: askedBy } as const;
  await insertEffects(tx, incident, [{ key: `${key}!receipt`, effect, notBefore: at }], {
    trace,
    at,
    askedBy,
  });
}

async function keepCopy(
  tx: Tx,
  { workspaceId, channelId }: Incident,
  { ts, ...copy }: Extract<Learned, { kind: 'copy' }>,
  at: Date,
): Promise<void> {
  if (channelId !== null) await addCopy(tx, { workspaceId, channelId, ts }, { ...copy, at });
}

/** The person who asked is told, and the card shows it. */
async function report(tx: Tx, task: DeliveryTask, about: Trouble, at: Date): Promise<void> {
  const { key, effect, incident, trace, askedBy } = task;
  if (effect.kind === 'report_trouble') return;
  const card = {
    key: `${key}!card@${at.getTime()}`,
    effect: { kind: 'refresh_card' } as const,
    notBefore: at,
  };
  const told = {
    kind: 'report_trouble',
    userId: askedBy ?? incident.reporterId,
    effectId: task.id,
    about,
  } as const;
  const list = [{ key: `${key}!${at.getTime()}`, effect: told, notBefore: at }, card];
  await insertEffects(tx, incident, list, { trace, at, askedBy });
}

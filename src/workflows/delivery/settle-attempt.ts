import type { Tx } from '../../db/database.js';
import {
  finishEffect,
  insertEffects,
  pendingEffects,
  postponeEffect,
} from '../../db/queries/delivery/effects.js';
import { addAnnouncement, withdrawAnnouncements } from '../../db/queries/incident/announcements.js';
import { lockIncident, setCard, setChannel } from '../../db/queries/incident/incidents.js';
import { addMembers } from '../../db/queries/incident/members.js';
import { addCopy } from '../../db/queries/timeline/file-copies.js';
import type {
  Announcement,
  DedupeWish,
  DeliveryTask,
  EffectResult,
  RetryLater,
  SlackFacts,
} from '../../domain/delivery/delivery-task.js';
import type { Effect } from '../../domain/effect.js';
import type { Incident } from '../../domain/incident/incident.js';
import { itemKey } from '../../domain/timeline/item-key.js';
import type { ObservedMessage } from '../../domain/timeline/observed-message.js';
import { unreachable } from '../../domain/unreachable.js';
import { storeMessageChange } from '../timeline/capture-message.js';
import { clearFailures, giveUp } from './give-up.js';

/** After so many failed attempts an effect is dead, and waits for an operator. About two hours. */
export const maxAttempts = 30;

/** After Slack has asked so often to wait, it is dead as well. Hours, as the waits grow. */
export const maxLimits = 40;

/** So often Slack's own word for how long to wait is enough; after that each wait is twice the one before. */
const patientLimits = 5;
const longestWaitMs = 300_000;

/** Writes down what came of an attempt: only what Slack's answer taught, and the effect's own end. */
export async function settle(
  tx: Tx,
  task: DeliveryTask,
  performed: EffectResult,
  { at, ownerId }: { at: Date; ownerId: number },
): Promise<void> {
  if (performed.facts) await learn(tx, task, performed.facts, at);
  switch (performed.kind) {
    case 'done':
      await finishEffect(tx, task.id, { state: 'done', error: null, at });
      if (performed.dedupe) await lookAgain(tx, task, performed.dedupe, at);
      return clearFailures(tx, task, at);
    case 'refused':
      return giveUp(tx, task, { state: 'refused', error: performed.error, about: performed.failure }, at);
    case 'later':
      return settleLater(tx, task, performed, { at, ownerId });
    default:
      unreachable(performed);
  }
}

/** Whether an attempt that ended so was the last one. */
export function isLast(task: DeliveryTask, { countsAsAttempt }: RetryLater): boolean {
  return countsAsAttempt ? task.attempt >= maxAttempts : task.limits >= maxLimits;
}

async function settleLater(
  tx: Tx,
  task: DeliveryTask,
  later: RetryLater,
  { at, ownerId }: { at: Date; ownerId: number },
): Promise<void> {
  const { error, countsAsAttempt, isUncertain } = later;
  if (isLast(task, later)) {
    const about = later.failure ?? { effectKind: task.effect.kind, error, people: [], groups: [] };
    return giveUp(tx, task, { state: 'dead', error, about }, at);
  }
  const notBefore = new Date(at.getTime() + waitMs(task, later));
  await postponeEffect(tx, task.id, { notBefore, error, countsAsAttempt, isUncertain, at, ownerId });
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

/** Slack's word is kept; but where it asks to wait again and again it is asked ever more rarely. */
export function waitMs({ limits }: DeliveryTask, { afterMs, countsAsAttempt }: RetryLater): number {
  if (countsAsAttempt || limits < patientLimits) return afterMs;
  return Math.max(afterMs, Math.min(1_000 * 2 ** (limits - patientLimits), longestWaitMs));
}

async function learn(tx: Tx, task: DeliveryTask, facts: SlackFacts, at: Date): Promise<void> {
  const { incident } = task;
  switch (facts.kind) {
    case 'channel':
      return setChannel(tx, incident, facts.channelId);
    case 'card':
      await setCard(tx, incident, facts.ts);
      return pinCard(tx, task, at);
    case 'announcement':
      return learnAnnouncement(tx, task, facts.announcement, at);
    case 'announcements_withdrawn':
      return withdrawAnnouncements(tx, incident);
    case 'joined':
      return addMembers(tx, incident, facts.userIds, at);
    case 'message':
      await storeMessageChange(tx, { kind: 'posted', message: facts.message }, at);
      return receipt(tx, task, facts.message, at);
    case 'notified':
      return followUp(tx, task, facts.effect, at);
    case 'copy':
      return keepCopy(tx, incident, facts, at);
    default:
      return unreachable(facts);
  }
}

/** An incident may have become private while its announcement was on its way. */
async function learnAnnouncement(
  tx: Tx,
  { key, incident, trace }: DeliveryTask,
  announcement: Announcement,
  at: Date,
): Promise<void> {
  await addAnnouncement(tx, incident, announcement);
  const now = await lockIncident(tx, incident);
  if (!now?.isPrivate) return;
  const effect = { kind: 'refresh_announcements' } as const;
  await insertEffects(tx, incident, [{ key: `${key}!private`, effect, notBefore: at }], {
    trace,
    at,
    askedBy: null,
  });
}

/** A card that is posted late or once more is pinned too; the first one's pinning waits for it already. */
async function pinCard(tx: Tx, { key, incident, trace, askedBy }: DeliveryTask, at: Date): Promise<void> {
  const { pending } = await pendingEffects(tx, incident);
  if (pending.some(({ effect }) => effect.kind === 'pin_card')) return;
  const pin = { key: `${key}!pin@${at.getTime()}`, effect: { kind: 'pin_card' } as const, notBefore: at };
  await insertEffects(tx, incident, [pin], { trace, at, askedBy });
}

/** Who marked a message that had to be fetched is told once it is there. */
async function receipt(
  tx: Tx,
  { key, incident, trace, askedBy }: DeliveryTask,
  { ts }: ObservedMessage,
  at: Date,
): Promise<void> {
  if (askedBy === null) return;
  const effect = { kind: 'receipt', line: itemKey({ kind: 'message', ts }), userId: askedBy } as const;
  await insertEffects(tx, incident, [{ key: `${key}!receipt`, effect, notBefore: at }], {
    trace,
    at,
    askedBy,
  });
}

/** Who has read that their words are late reads once that they are there. */
async function followUp(
  tx: Tx,
  { key, incident, trace }: DeliveryTask,
  told: Effect,
  at: Date,
): Promise<void> {
  if (told.kind !== 'report_delay' || told.isAnswered) return;
  const { userId, answerUrl } = told;
  const effect = { kind: 'report_posted', userId, answerUrl } as const;
  await insertEffects(tx, incident, [{ key: `${key}!posted`, effect, notBefore: at }], {
    trace,
    at,
    askedBy: userId,
  });
}

async function keepCopy(
  tx: Tx,
  { workspaceId, channelId }: Incident,
  { ts, ...copy }: Extract<SlackFacts, { kind: 'copy' }>,
  at: Date,
): Promise<void> {
  if (channelId !== null) await addCopy(tx, { workspaceId, channelId, ts }, { ...copy, at });
}

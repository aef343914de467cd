import type { Transaction, Tx } from '../../db/database.js';
import { finishEffect } from '../../db/queries/delivery/finish-effect.js';
import { insertEffects } from '../../db/queries/delivery/insert-effects.js';
import { pendingEffects } from '../../db/queries/delivery/pending-effects.js';
import { postponeEffect } from '../../db/queries/delivery/postpone-effect.js';
import { addAnnouncement, withdrawAnnouncements } from '../../db/queries/incident/announcements.js';
import { lockIncident, setCard, setChannel } from '../../db/queries/incident/incidents.js';
import { addMembers } from '../../db/queries/incident/members.js';
import { setRunMessage } from '../../db/queries/runbooks/runs.js';
import { addEntryPost } from '../../db/queries/timeline/entry-posts.js';
import { addCopy } from '../../db/queries/timeline/messages/file-copies.js';
import {
  type Announcement,
  type DedupeRequest,
  type DeliveryTask,
  type EffectResult,
  type IncidentTask,
  isAboutIncident,
  type RetryLater,
  type SlackFacts,
} from '../../domain/delivery/delivery-task.js';
import { incidentOwner, type Owner } from '../../domain/delivery/owner.js';
import { isLast, waitMs } from '../../domain/delivery/retry-policy.js';
import type { Effect } from '../../domain/effect.js';
import type { Incident } from '../../domain/incident/incident.js';
import { milestoneAt } from '../../domain/incident/milestone.js';
import { itemKey } from '../../domain/timeline/item-key.js';
import type { ObservedMessage } from '../../domain/timeline/messages/observed-message.js';
import { unreachable } from '../../domain/unreachable.js';
import { nudgeFailed, nudgeSettled } from '../nudges/settle-nudge.js';
import { storeMessageChange } from '../timeline/capture-message.js';
import { storeQuotes } from '../timeline/store-quotes.js';
import { clearFailures, giveUp } from './give-up.js';

/** Dependencies of settling. `processId`: this process's number in the liveness lock. */
export interface SettleDeps {
  processId: number;
  requestDelivery: (owner: Owner) => void;
}

/** Stores the result of an attempt: the facts learned from Slack and the effect's new state, nothing else. */
export async function settle(
  deps: SettleDeps,
  tx: Transaction,
  task: DeliveryTask,
  { result, at }: { result: EffectResult; at: Date },
): Promise<void> {
  if (result.facts?.kind === 'nudge') await nudgeSettled(tx, task.workspaceId, result.facts, at);
  else if (result.facts && isAboutIncident(task)) await storeFacts(tx, task, result.facts, at);
  switch (result.kind) {
    case 'done':
      await finishEffect(tx, task.id, { state: 'done', error: null, at });
      if (result.dedupe) await scheduleDedupe(tx, task, result.dedupe, at);
      return clearFailures(tx, task, at);
    case 'rejected':
      await nudgeFailed(tx, task, { error: result.error, at });
      return giveUp(deps, tx, task, { state: 'rejected', error: result.error, about: result.failure, at });
    case 'later':
      return settleLater(deps, tx, task, { result, at });
    default:
      unreachable(result);
  }
}

async function settleLater(
  deps: SettleDeps,
  tx: Transaction,
  task: DeliveryTask,
  { result: later, at }: { result: RetryLater; at: Date },
): Promise<void> {
  const { error, countsAsAttempt, isUncertain } = later;
  if (isLast(task, later)) {
    const about = later.failure ?? { effectKind: task.effect.kind, error, people: [], groups: [] };
    await nudgeFailed(tx, task, { error, at });
    return giveUp(deps, tx, task, { state: 'dead', error, about, at });
  }
  const notBefore = new Date(at.getTime() + waitMs(task, later));
  await postponeEffect(tx, task.id, {
    notBefore,
    error,
    countsAsAttempt,
    isUncertain,
    at,
    processId: deps.processId,
  });
}

/** Slack may still perform a call that timed out after 10 s, usually soon, sometimes much later. */
const dedupeAfterMs = [5_000, 20_000, 90_000];

async function scheduleDedupe(
  tx: Tx,
  task: DeliveryTask,
  { channelId, file }: DedupeRequest,
  at: Date,
): Promise<void> {
  const { key, workspaceId, incident, trace, askedBy, createdAt } = task;
  const since = createdAt.toISOString();
  const effect = { kind: 'dedupe_post', key, channelId, since, ...(file && { file }) } as const;
  const dedupes = dedupeAfterMs.map((afterMs) => ({
    key: `${key}!dedupe/${afterMs}`,
    effect,
    notBefore: new Date(at.getTime() + afterMs),
  }));
  const source = { workspaceId, number: incident?.number ?? null };
  await insertEffects(tx, source, dedupes, { trace, at, askedBy });
}

async function storeFacts(
  tx: Transaction,
  task: IncidentTask,
  facts: Exclude<SlackFacts, { kind: 'nudge' }>,
  at: Date,
): Promise<void> {
  const { incident } = task;
  switch (facts.kind) {
    case 'channel':
      return setChannel(tx, incident, facts.channelId);
    case 'card':
      await setCard(tx, incident, facts.ts);
      await linkDeclaration(tx, incident, facts.ts);
      return pinCard(tx, task, at);
    case 'broadcast':
      return addEntryPost(tx, incident, { occurredAt: new Date(facts.occurredAt), ts: facts.ts });
    case 'runbook':
      return setRunMessage(tx, incident, facts);
    case 'announcement':
      return storeAnnouncement(tx, task, facts.announcement, at);
    case 'announcements_withdrawn':
      return withdrawAnnouncements(tx, incident);
    case 'joined':
      return addMembers(tx, incident, facts.userIds, at);
    case 'message':
      await storeMessageChange(tx, { kind: 'posted', message: facts.message }, at);
      return sendReceipt(tx, task, facts.message, at);
    case 'quotes':
      return storeQuotes(tx, task, facts, at);
    case 'notified':
      return followUp(tx, task, facts.effect, at);
    case 'copy':
      return storeCopy(tx, incident, facts, at);
    default:
      return unreachable(facts);
  }
}

/** The card is the first message about the incident. */
async function linkDeclaration(tx: Tx, incident: Incident, ts: string): Promise<void> {
  const occurredAt = milestoneAt(incident.milestones, 'declared');
  if (occurredAt) await addEntryPost(tx, incident, { occurredAt, ts });
}

/** The incident may have become private while the announcement was being posted. */
async function storeAnnouncement(
  tx: Tx,
  { key, incident, trace }: IncidentTask,
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

/** Pins a card that was posted late or again; the first card's pin effect is already pending. */
async function pinCard(tx: Tx, { key, incident, trace, askedBy }: IncidentTask, at: Date): Promise<void> {
  const { pending } = await pendingEffects(tx, incidentOwner(incident));
  if (pending.some(({ effect }) => effect.kind === 'pin_card')) return;
  const pin = { key: `${key}!pin@${at.getTime()}`, effect: { kind: 'pin_card' } as const, notBefore: at };
  await insertEffects(tx, incident, [pin], { trace, at, askedBy });
}

/** Confirms to the person who marked the message, now that it is fetched. */
async function sendReceipt(
  tx: Tx,
  { key, incident, trace, askedBy }: IncidentTask,
  { ts }: ObservedMessage,
  at: Date,
): Promise<void> {
  if (askedBy === null) return;
  const effect = { kind: 'receipt', item: itemKey({ kind: 'message', ts }), userId: askedBy } as const;
  await insertEffects(tx, incident, [{ key: `${key}!receipt`, effect, notBefore: at }], {
    trace,
    at,
    askedBy,
  });
}

/** Tells a person who was told of a delay that their message is posted. */
async function followUp(
  tx: Tx,
  { key, incident, trace }: IncidentTask,
  notice: Effect,
  at: Date,
): Promise<void> {
  if (notice.kind !== 'report_delay' || notice.isAnswered) return;
  const { userId, answerUrl } = notice;
  const effect = { kind: 'report_posted', userId, answerUrl } as const;
  await insertEffects(tx, incident, [{ key: `${key}!posted`, effect, notBefore: at }], {
    trace,
    at,
    askedBy: userId,
  });
}

async function storeCopy(
  tx: Tx,
  { workspaceId, channelId }: Incident,
  { ts, ...copy }: Extract<SlackFacts, { kind: 'copy' }>,
  at: Date,
): Promise<void> {
  if (channelId !== null) await addCopy(tx, { workspaceId, channelId, ts }, { ...copy, at });
}

import type { Transaction, Tx } from '../../db/database.js';
import { blockEffects, latestOpenChannel } from '../../db/queries/delivery/block-effects.js';
import { failedEffects, supersedeFailures } from '../../db/queries/delivery/failed-effects.js';
import { finishEffect } from '../../db/queries/delivery/finish-effect.js';
import { insertEffects } from '../../db/queries/delivery/insert-effects.js';
import { lockIncident } from '../../db/queries/incident/incidents.js';
import { causeOf, type Failed, isReported, isShownOnCard } from '../../domain/delivery/delivery-failure.js';
import type { DeliveryTask } from '../../domain/delivery/delivery-task.js';
import { kindsWith, mergeKeyOf } from '../../domain/delivery/effect-traits.js';
import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import type { DeliveryFailure, Effect } from '../../domain/effect.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import type { Deps } from '../deps.js';
import { storeEffects } from './store-effects.js';

interface End {
  state: 'rejected' | 'dead';
  error: string;
  about: DeliveryFailure;
  at: Date;
}

type GiveUpDeps = Pick<Deps, 'requestDelivery'>;

/**
 * Ends an effect that can't be delivered. Each person is told about each cause once, until somebody retries or
 * dismisses it, and the card shows the failure. The notice is an effect whose own failure is not reported, and a
 * failed card edit is not shown on the card: a failure report never causes another one.
 */
export async function giveUp(deps: GiveUpDeps, tx: Transaction, task: DeliveryTask, end: End): Promise<void> {
  const { id, effect } = task;
  const { at } = end;
  const incident = task.incident && (await lockIncident(tx, task.incident));
  if (!isReported(effect.kind) || !incident) {
    await finishEffect(tx, id, end);
    return;
  }
  const failed = { effect, state: end.state, error: end.error };
  const sameCause = (await failedEffects(tx, incident)).filter((one) => isSame(one, failed));
  const first = firstOf(sameCause);
  const shown = mergeKeyOf(effect);
  const mergeableTwin = sameCause.find((one) => shown !== null && mergeKeyOf(one.effect) === shown);
  const state = mergeableTwin ? 'superseded' : end.state;
  const finishedAt = new Date(Math.max(at.getTime(), (first?.finishedAt?.getTime() ?? 0) + 1));
  await finishEffect(tx, id, { state, error: end.error, failure: end.about, at: finishedAt });
  const root = first ?? { key: task.key, finishedAt };
  await notify(deps, tx, incident, {
    root,
    effectId: (mergeableTwin ?? task).id,
    about: end.about,
    cause: { ...task, at },
  });
  if (!first && isShownOnCard(effect.kind)) await showOnCard(tx, incident, { ...task, at });
}

/** The first failure. Later failures for the same cause count as later, even if they were requested earlier. */
function firstOf(failed: StoredEffect[]): StoredEffect | undefined {
  const time = ({ finishedAt }: StoredEffect) => finishedAt?.getTime() ?? 0;
  return failed.toSorted((one, other) => time(one) - time(other))[0];
}

function isSame(stored: StoredEffect, failed: Failed): boolean {
  const other = failedOf(stored);
  return other !== null && causeOf(other) === causeOf(failed);
}

/** The failure of a rejected or dead effect; null for all others. */
export function failedOf({ effect, state, error }: StoredEffect): Failed | null {
  return state === 'rejected' || state === 'dead' ? { effect, state, error: error ?? 'unknown' } : null;
}

interface Notice {
  /** The first failure for this cause; its end time is part of the notice's key, so that the notice is sent once. */
  root: { key: string; finishedAt: Date | null };
  effectId: number;
  about: DeliveryFailure;
  cause: Cause;
}

interface Cause {
  key: string;
  trace: string;
  askedBy: string | null;
  at: Date;
}

async function notify(
  deps: GiveUpDeps,
  tx: Transaction,
  incident: Incident,
  { root, effectId, about, cause }: Notice,
): Promise<void> {
  const userId = cause.askedBy ?? incident.reporterId;
  if (!isPerson(userId)) return;
  const effect: Effect = { kind: 'report_failure', userId, effectId, about };
  const key = `${root.key}!${(root.finishedAt ?? cause.at).getTime()}/${userId}`;
  const { trace, askedBy, at } = cause;
  const effects = [{ key, effect, notBefore: at }];
  await storeEffects(deps, tx, incident, { effects, cause: { trace, askedBy, at } });
}

/** Reporters may also be programs, which read no notices. */
function isPerson(userId: string): boolean {
  return /^[UW]/.test(userId);
}

async function showOnCard(tx: Tx, incident: Incident, { key, trace, askedBy, at }: Cause): Promise<void> {
  const card = {
    key: `${key}!card@${at.getTime()}`,
    effect: { kind: 'refresh_card' } as const,
    notBefore: at,
  };
  await insertEffects(tx, incident, [card], { trace, askedBy, at });
}

/** Supersedes earlier failures of a mergeable effect that has now succeeded, and refreshes the card. */
export async function clearFailures(tx: Tx, task: DeliveryTask, at: Date): Promise<void> {
  const { effect, incident, repairs } = task;
  if (repairs.length === 0 || !incident) return;
  await supersedeFailures(tx, repairs, at);
  if (isShownOnCard(effect.kind)) await showOnCard(tx, incident, { ...task, at });
}

const needingChannel = kindsWith(({ needs }) => needs !== 'nothing');

/**
 * Blocks effects that wait for a channel that Slack will not create. Each person is told once; *Try again* creates
 * the channel and delivers all of them in order.
 */
export async function blockStranded(
  deps: GiveUpDeps & Pick<Deps, 'clock'>,
  tx: Transaction,
  key: IncidentKey,
): Promise<void> {
  const at = deps.clock();
  const incident = await lockIncident(tx, key);
  const opening = await latestOpenChannel(tx, key);
  if (!incident || incident.channelId !== null || (opening && isPending(opening))) return;
  const blocked = await blockEffects(tx, key, { kinds: needingChannel, at });
  if (!opening?.failure) return;
  for (const { askedBy, trace } of blocked) {
    if (askedBy === null) continue;
    const cause = { key: opening.key, trace, askedBy, at };
    await notify(deps, tx, incident, { root: opening, effectId: opening.id, about: opening.failure, cause });
  }
}

function isPending({ state }: StoredEffect): boolean {
  return state === 'waiting' || state === 'attempting';
}

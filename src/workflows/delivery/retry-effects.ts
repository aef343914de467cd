import type { Transaction, Tx } from '../../db/database.js';
import {
  dismissEffects as dismissRows,
  listEffects,
  retryEffects as retryRows,
} from '../../db/queries/delivery/effect-admin.js';
import { insertEffects } from '../../db/queries/delivery/insert-effects.js';
import { pendingEffects } from '../../db/queries/delivery/pending-effects.js';
import { lockIncident } from '../../db/queries/incident/incidents.js';
import { causeOf } from '../../domain/delivery/delivery-failure.js';
import { mergeKeyOf } from '../../domain/delivery/effect-traits.js';
import { incidentOwner } from '../../domain/delivery/owner.js';
import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import { groupBy } from '../../domain/group-by.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import type { RecordAccess } from '../audit/record-access.js';
import type { Deps } from '../deps.js';
import { failedOf } from './give-up.js';
import { deliverAfterCommit } from './store-effects.js';

/** Which effects to change: these ids, or all dead ones. */
export type EffectChoice = { ids: readonly number[]; within?: IncidentKey } | { allDead: true };

/** `record`: records it in the audit log; left out: Firebreak itself tries again. */
export interface RetryDeps extends Pick<Deps, 'db' | 'clock' | 'requestDelivery'> {
  record?: RecordAccess;
}

/** The effects that were rejected or dead, and so were changed; the others stay unchanged. */
export interface ChangedEffects {
  ids: number[];
}

/**
 * Retries rejected or dead effects and requests their delivery, in one transaction. `trace` follows it through logs.
 * Of several mergeable effects of one kind, one is delivered and the others are dismissed.
 */
export async function retryEffects(
  deps: RetryDeps,
  choice: EffectChoice,
  trace: string,
): Promise<ChangedEffects> {
  const at = deps.clock();
  return deps.db.transaction(async (tx) => {
    const incidents = await lockAll(tx, await selectFailed(tx, choice));
    // Until the lock was free, a delivery may have blocked more effects.
    const chosen = await selectFailed(tx, choice);
    const needed = await withoutRepeats(tx, chosen, incidents);
    await retryRows(tx, idsOf(needed), at);
    await dismissRows(tx, idsOf(chosen.filter((one) => !needed.includes(one))), at);
    for (const { workspaceId, owner: key } of needed) deliverAfterCommit(deps, tx, { workspaceId, key });
    for (const incident of incidents) await deliverWithCard(deps, tx, incident, { trace, at });
    await recordEach(deps, tx, chosen, 'effects_retried');
    return { ids: idsOf(chosen) };
  });
}

/** Dismisses rejected or dead effects for good; the card no longer shows them. */
export async function dismissEffects(
  deps: RetryDeps,
  choice: EffectChoice,
  trace: string,
): Promise<ChangedEffects> {
  const at = deps.clock();
  return deps.db.transaction(async (tx) => {
    const incidents = await lockAll(tx, await selectFailed(tx, choice));
    const chosen = await selectFailed(tx, choice);
    await dismissRows(tx, idsOf(chosen), at);
    for (const incident of incidents) await deliverWithCard(deps, tx, incident, { trace, at });
    await recordEach(deps, tx, chosen, 'effects_dismissed');
    return { ids: idsOf(chosen) };
  });
}

/**
 * The chosen effects. With a channel's creation come the effects blocked by it; for a person's choice, also those
 * that failed for the same cause.
 */
async function selectFailed(tx: Tx, choice: EffectChoice): Promise<StoredEffect[]> {
  const isAllDead = 'allDead' in choice;
  const within = !isAllDead && choice.within ? { incident: choice.within } : {};
  const found = await listEffects(tx, { states: ['rejected', 'dead', 'blocked'], limit: 100_000, ...within });
  const chosen = found.filter(({ id, state }) => (isAllDead ? state === 'dead' : choice.ids.includes(id)));
  const openings = chosen.filter(({ effect }) => effect.kind === 'open_channel');
  const alike = isAllDead || !choice.within ? [] : chosen;
  return found.filter(
    (one) =>
      chosen.includes(one) ||
      (one.state === 'blocked' && openings.some((opening) => haveSameOwner(opening, one))) ||
      alike.some((other) => haveSameCause(other, one)),
  );
}

function haveSameOwner(one: StoredEffect, other: StoredEffect): boolean {
  return one.workspaceId === other.workspaceId && one.owner === other.owner;
}

function haveSameCause(one: StoredEffect, other: StoredEffect): boolean {
  const [first, second] = [failedOf(one), failedOf(other)].map((each) => each && causeOf(each));
  return first !== null && first === second;
}

/** Locks the incidents of these effects, always in the same order, so that no effects are added meanwhile. */
async function lockAll(tx: Tx, chosen: StoredEffect[]): Promise<Incident[]> {
  const keys = chosen.flatMap(({ workspaceId, incidentNumber: number }) =>
    number === null ? [] : [{ workspaceId, number }],
  );
  const distinct = [...new Map(keys.map((key) => [`${key.workspaceId}/${key.number}`, key])).values()];
  distinct.sort(
    (one, other) => one.workspaceId.localeCompare(other.workspaceId) || one.number - other.number,
  );
  const locked: Incident[] = [];
  for (const key of distinct) {
    const incident = await lockIncident(tx, key);
    if (incident) locked.push(incident);
  }
  return locked;
}

/** Of mergeable effects, the newest one per incident and kind, and none if one is already waiting. */
async function withoutRepeats(
  tx: Tx,
  chosen: StoredEffect[],
  incidents: Incident[],
): Promise<StoredEffect[]> {
  const seen = new Set<string>();
  for (const incident of incidents)
    for (const pending of (await pendingEffects(tx, incidentOwner(incident))).pending)
      if (pending.state === 'waiting') seen.add(subjectOf(pending));
  const needed = chosen.toReversed().filter((one) => {
    if (mergeKeyOf(one.effect) === null) return true;
    const isRepeat = seen.has(subjectOf(one));
    seen.add(subjectOf(one));
    return !isRepeat;
  });
  return needed.reverse();
}

function subjectOf({ workspaceId, owner, effect }: StoredEffect): string {
  return `${workspaceId}/${owner}/${mergeKeyOf(effect)}`;
}

/** Records the change in the audit log of each workspace. */
async function recordEach(
  { record }: RetryDeps,
  tx: Transaction,
  changed: StoredEffect[],
  kind: 'effects_retried' | 'effects_dismissed',
): Promise<void> {
  for (const [workspaceId, effects] of groupBy(changed, (one) => one.workspaceId))
    await record?.(tx, workspaceId, { kind, effects: idsOf(effects) });
}

/** Requests delivery and refreshes the card, which lists failures. */
async function deliverWithCard(
  deps: Pick<Deps, 'requestDelivery'>,
  tx: Transaction,
  incident: Incident,
  { trace, at }: { trace: string; at: Date },
): Promise<void> {
  const key = `${trace}!card/${incident.number}`;
  const card = { key, effect: { kind: 'refresh_card' } as const, notBefore: at };
  deliverAfterCommit(deps, tx, incidentOwner(incident));
  if (incident.cardTs !== null) await insertEffects(tx, incident, [card], { trace, at, askedBy: null });
}

function idsOf(effects: StoredEffect[]): number[] {
  return effects.map(({ id }) => id);
}

import type { Tx } from '../../db/database.js';
import {
  dismissEffects as leaveRows,
  listEffects,
  retryEffects as retryRows,
} from '../../db/queries/delivery/effect-admin.js';
import { insertEffects, pendingEffects } from '../../db/queries/delivery/effects.js';
import type { StoredEffect } from '../../db/queries/delivery/stored-effect.js';
import { lockIncident } from '../../db/queries/incident/incidents.js';
import { causeOf } from '../../domain/delivery/delivery-failure.js';
import { isMergeable } from '../../domain/delivery/effect-traits.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import type { Deps } from '../deps.js';
import { failedOf } from './give-up.js';

/** Which effects a person or operator means: those of these ids, or all that are dead. */
export type EffectChoice = { ids: readonly number[]; within?: IncidentKey } | { allDead: true };

/** Which effects were found refused or dead, and so changed; the others of the choice stay as they were. */
export interface Handled {
  ids: number[];
}

/**
 * Lets effects that were refused or dead be delivered again, and asks for the delivery, in one transaction. `trace`
 * follows it through logs. Of several that show the same present one is delivered: it does for all.
 */
export async function retryEffects(
  deps: Pick<Deps, 'db' | 'clock' | 'queue'>,
  choice: EffectChoice,
  trace: string,
): Promise<Handled> {
  const at = deps.clock();
  const ids = await deps.db.transaction(async (tx) => {
    const chosen = await failed(tx, choice);
    const incidents = await lockAll(tx, chosen);
    const needed = await withoutRepeats(tx, chosen, incidents);
    await retryRows(tx, idsOf(needed), at);
    await leaveRows(tx, idsOf(chosen.filter((one) => !needed.includes(one))), at);
    for (const incident of incidents) await deliverWithCard(deps, tx, incident, { trace, at });
    return idsOf(chosen);
  });
  deps.queue.wake();
  return { ids };
}

/** Leaves effects that were refused or dead as they are, for good: the card speaks of them no more. */
export async function dismissEffects(
  deps: Pick<Deps, 'db' | 'clock' | 'queue'>,
  choice: EffectChoice,
  trace: string,
): Promise<Handled> {
  const at = deps.clock();
  const ids = await deps.db.transaction(async (tx) => {
    const chosen = await failed(tx, choice);
    const incidents = await lockAll(tx, chosen);
    await leaveRows(tx, idsOf(chosen), at);
    for (const incident of incidents) await deliverWithCard(deps, tx, incident, { trace, at });
    return idsOf(chosen);
  });
  deps.queue.wake();
  return { ids };
}

/** The chosen ones; what waits for a channel with the wish for it; and for a person what failed for the same cause. */
async function failed(tx: Tx, choice: EffectChoice): Promise<StoredEffect[]> {
  const all = 'allDead' in choice;
  const within = !all && choice.within ? { incident: choice.within } : {};
  const found = await listEffects(tx, { states: ['refused', 'dead', 'blocked'], limit: 100_000, ...within });
  const chosen = found.filter(({ id, state }) => (all ? state === 'dead' : choice.ids.includes(id)));
  const openings = chosen.filter(({ effect }) => effect.kind === 'open_channel');
  const alike = all || !choice.within ? [] : chosen;
  return found.filter(
    (one) =>
      chosen.includes(one) ||
      (one.state === 'blocked' && openings.some((opening) => areOfOneIncident(opening, one))) ||
      alike.some((other) => haveOneCause(other, one)),
  );
}

function areOfOneIncident(one: StoredEffect, other: StoredEffect): boolean {
  return one.workspaceId === other.workspaceId && one.incidentNumber === other.incidentNumber;
}

function haveOneCause(one: StoredEffect, other: StoredEffect): boolean {
  const failed = [failedOf(one), failedOf(other)];
  const [first, second] = failed.map((each) => each && causeOf(each));
  return first !== null && first === second;
}

/** The incidents that the effects belong to, locked in one order: nobody adds effects to them meanwhile. */
async function lockAll(tx: Tx, chosen: StoredEffect[]): Promise<Incident[]> {
  const keys = chosen.map(({ workspaceId, incidentNumber: number }) => ({ workspaceId, number }));
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

/** One waiting row per incident is enough for what shows the present: the newest chosen one, if none waits already. */
async function withoutRepeats(
  tx: Tx,
  chosen: StoredEffect[],
  incidents: Incident[],
): Promise<StoredEffect[]> {
  const seen = new Set<string>();
  for (const incident of incidents)
    for (const pending of (await pendingEffects(tx, incident)).pending)
      if (pending.state === 'waiting') seen.add(subjectOf(pending));
  const needed = chosen.toReversed().filter((one) => {
    if (!isMergeable(one.effect.kind)) return true;
    const isRepeat = seen.has(subjectOf(one));
    seen.add(subjectOf(one));
    return !isRepeat;
  });
  return needed.reverse();
}

function subjectOf({ workspaceId, incidentNumber, effect }: StoredEffect): string {
  return `${workspaceId}/${incidentNumber}/${effect.kind}`;
}

/** The card shows what is in failure: it is written anew where there is one. */
async function deliverWithCard(
  deps: Pick<Deps, 'queue'>,
  tx: Tx,
  incident: Incident,
  { trace, at }: { trace: string; at: Date },
): Promise<void> {
  const key = `${trace}!card/${incident.number}`;
  const card = { key, effect: { kind: 'refresh_card' } as const, notBefore: at };
  if (incident.cardTs !== null) await insertEffects(tx, incident, [card], { trace, at, askedBy: null });
  await deps.queue.requestDelivery(tx, { workspaceId: incident.workspaceId, number: incident.number });
}

function idsOf(effects: StoredEffect[]): number[] {
  return effects.map(({ id }) => id);
}

import { isPermanent } from '../../db/connection/stale-session.js';
import type { Database } from '../../db/database.js';
import { claimEffects, type Lease } from '../../db/queries/delivery/claim-effects.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { isShownOnCard } from '../../domain/delivery/delivery-failure.js';
import type { DeliveryTask } from '../../domain/delivery/delivery-task.js';
import { mergeKeyOf } from '../../domain/delivery/effect-traits.js';
import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import type { Effect } from '../../domain/effect.js';
import type { Incident } from '../../domain/incident/incident.js';
import { openFailures } from './open-failures.js';
import {
  actionItemShownBy,
  type DeliveryContext,
  emptyContext,
  itemsShownBy,
  readBy,
  readContext,
  runShownBy,
} from './read-context.js';

/** A claimed effect. `fault`: the error that kept its context from being read, or null. */
export interface ClaimedTask {
  task: DeliveryTask;
  fault: unknown;
}

/**
 * Claims ready effects, then reads what each has to show. In this order, so that a change that merged into a waiting
 * effect is included. `owner`: the incident that owns the effects, if one does.
 */
export async function claimTasks(
  db: Database,
  owner: Incident | null,
  { ready, lease, readNudge }: { ready: StoredEffect[]; lease: Lease; readNudge: ReadNudge },
): Promise<ClaimedTask[]> {
  const ids = ready.map(({ id }) => id);
  const claims = await claimEffects(db, ids, lease);
  const claimed = claims.flatMap((claim) =>
    ready.filter(({ id }) => id === claim.id).map((one) => ({ ...one, ...claim })),
  );
  if (claimed.length === 0) return [];
  const tasks = owner
    ? await readTasks(db, owner, claimed)
    : (await Promise.all(claimed.map(async (one) => readTasks(db, await incidentOf(db, one), [one])))).flat();
  return Promise.all(tasks.map((one) => withNudge(one, readNudge)));
}

/** Reads the nudge or the report that an effect sends or edits. */
export type ReadNudge = (
  effect: Effect,
  workspaceId: string,
) => Promise<Pick<DeliveryTask, 'nudge' | 'report'>>;

async function withNudge({ task, fault }: ClaimedTask, readNudge: ReadNudge): Promise<ClaimedTask> {
  const reads = readBy(task.effect);
  if (reads !== 'nudge' && reads !== 'report') return { task, fault };
  try {
    return { task: { ...task, ...(await readNudge(task.effect, task.workspaceId)) }, fault };
  } catch (error) {
    unlessLasting(error);
    return { task, fault: error };
  }
}

/** The incident that an effect of another owner is about, if any. */
async function incidentOf(
  db: Database,
  { workspaceId, incidentNumber: number }: StoredEffect,
): Promise<Incident | null> {
  return number === null ? null : findIncident(db, { workspaceId, number });
}

async function readTasks(
  db: Database,
  incident: Incident | null,
  claimed: StoredEffect[],
): Promise<ClaimedTask[]> {
  if (!incident) return claimed.map((one) => ({ task: taskOf(one, emptyContext(null)), fault: null }));
  const context = await readContext(db, incident, claimed).catch(unlessLasting);
  if (context) return claimed.map((one) => ({ task: taskOf(one, context), fault: null }));
  return Promise.all(claimed.map((one) => readAlone(db, incident, one)));
}

/** Reads the context of one effect alone, so that an unreadable one does not block the others. */
async function readAlone(db: Database, incident: Incident, stored: StoredEffect): Promise<ClaimedTask> {
  let fault: unknown = null;
  const context = await readContext(db, incident, [stored]).catch((error: unknown) => {
    fault = error;
    return unlessLasting(error);
  });
  return { task: taskOf(stored, context ?? emptyContext(incident)), fault };
}

/** Rethrows errors that may pass on a retry. */
function unlessLasting(error: unknown): null {
  if (isPermanent(error)) return null;
  throw error;
}

function taskOf(stored: StoredEffect, context: DeliveryContext): DeliveryTask {
  const { id, workspaceId, key, effect, createdAt, trace, askedBy, isUncertain, attempts, limits } = stored;
  const { announcements, openActionItems, runs, suggestion, followUp } = context;
  const awaited = context.awaited.get(id) ?? { waiting: 0, posted: 0 };
  const failures = openFailures(context.failed.filter((one) => isShownOnCard(one.effect.kind)));
  const shows = mergeKeyOf(effect);
  const repairs = context.failed
    .filter((one) => shows !== null && mergeKeyOf(one.effect) === shows)
    .map((one) => one.id);
  const incident = readBy(effect) === 'declared_title' ? context.asDeclared : context.incident;
  const attempt = { isUncertain, attempt: attempts, limits, createdAt, trace, askedBy };
  const [shown] = itemsShownBy(effect);
  const item = shown === undefined ? null : (context.items.get(shown) ?? null);
  return {
    id,
    workspaceId,
    key,
    effect,
    incident,
    announcements,
    failures,
    repairs,
    awaited,
    item,
    actionItem: context.actionItems.get(actionItemShownBy(effect) ?? 0) ?? null,
    openActionItems,
    runs,
    suggestion,
    followUp,
    run: runs.find(({ number }) => number === runShownBy(effect)) ?? null,
    nudge: null,
    report: null,
    ...attempt,
  };
}

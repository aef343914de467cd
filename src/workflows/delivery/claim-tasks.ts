import { isPermanent } from '../../db/connection/stale-session.js';
import type { Database } from '../../db/database.js';
import { countUnfinished, findActionItems } from '../../db/queries/action-items/action-items.js';
import { claimEffects, type Lease } from '../../db/queries/delivery/claim-effects.js';
import { failedEffects } from '../../db/queries/delivery/failed-effects.js';
import { countAwaited } from '../../db/queries/delivery/late-effects.js';
import { announcementsOf } from '../../db/queries/incident/announcements.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { followUpOf } from '../../db/queries/postmortems/tasks.js';
import { runsOf } from '../../db/queries/runbooks/runs.js';
import { declaredTitle } from '../../db/queries/timeline/timeline-entries.js';
import { findItem } from '../../db/queries/timeline/timeline-item.js';
import type { ActionItem } from '../../domain/action-items/action-item.js';
import { isShownOnCard } from '../../domain/delivery/delivery-failure.js';
import type { DeliveryTask } from '../../domain/delivery/delivery-task.js';
import {
  type EffectTraits,
  effectTraits,
  isMergeable,
  mergeKeyOf,
} from '../../domain/delivery/effect-traits.js';
import { incidentOwner } from '../../domain/delivery/owner.js';
import type { StoredEffect } from '../../domain/delivery/stored-effect.js';
import type { Effect } from '../../domain/effect.js';
import type { Incident, IncidentKey } from '../../domain/incident/incident.js';
import { isActive } from '../../domain/incident/status.js';
import { noFollowUp } from '../../domain/postmortems/tasks/settle.js';
import type { FoundRunbook } from '../../domain/runbooks/library/suggest.js';
import type { Run } from '../../domain/runbooks/run.js';
import type { ItemKey } from '../../domain/timeline/item-key.js';
import type { TimelineItem } from '../../domain/timeline/timeline-item.js';
import { suggestedFor } from '../runbooks/find-runbooks.js';
import { awaitedKinds } from './late-notices.js';
import { openFailures } from './open-failures.js';

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

/** What effects may have to show. `asDeclared` has the first title. */
interface DeliveryContext
  extends Pick<
    DeliveryTask,
    'incident' | 'announcements' | 'openActionItems' | 'runs' | 'suggestion' | 'followUp'
  > {
  asDeclared: Incident | null;
  failed: StoredEffect[];
  awaited: Map<number, DeliveryTask['awaited']>;
  items: Map<string, TimelineItem>;
  actionItems: Map<number, ActionItem>;
}

function emptyContext(incident: Incident | null): DeliveryContext {
  const none = { announcements: [], failed: [], awaited: new Map(), openActionItems: 0 };
  const noRunbooks = { runs: [], suggestion: null, followUp: noFollowUp };
  return { incident, asDeclared: incident, ...none, ...noRunbooks, items: new Map(), actionItems: new Map() };
}

/**
 * Reads what the effects may have to show. Every attempt names the channel by the incident's first title, so that a
 * retry finds the channel of an earlier attempt. Rejects if something can't be read.
 */
async function readContext(db: Database, key: Incident, effects: StoredEffect[]): Promise<DeliveryContext> {
  const isRead = (what: EffectTraits['reads']) => effects.some(({ effect }) => readBy(effect) === what);
  const asked = effects.flatMap(({ effect }) => itemsShownBy(effect));
  const askedItems = effects.flatMap(({ effect }) => actionItemShownBy(effect) ?? []);
  const [now, title, announcements, failed, found, awaited, openActionItems, foundItems, runs] =
    await Promise.all([
      findIncident(db, key),
      isRead('declared_title') ? declaredTitle(db, key) : null,
      isRead('announcements') ? announcementsOf(db, key) : [],
      effects.some(({ effect }) => isMergeable(effect.kind)) ? failedEffects(db, key) : [],
      Promise.all([...new Set(asked)].map((item) => findItem(db, key, item))),
      awaitedBy(db, key, effects),
      isRead('card') ? countUnfinished(db, key) : 0,
      findActionItems(db, key.workspaceId, [...new Set(askedItems)]),
      showsRuns(effects) ? runsOf(db, key) : [],
    ]);
  const incident = now ?? key;
  const suggestion = isRead('card') ? await suggestionFor(db, incident, runs) : null;
  const followUp = isRead('card') && !isActive(incident.status) ? await followUpOf(db, incident) : noFollowUp;
  const asDeclared = { ...incident, title: title ?? incident.title };
  const items = new Map(found.flatMap((item) => (item ? [[item.key, item] as const] : [])));
  const actionItems = new Map(foundItems.map((item) => [item.number, item]));
  return {
    incident,
    asDeclared,
    announcements,
    failed,
    awaited,
    items,
    actionItems,
    openActionItems,
    runs,
    suggestion,
    followUp,
  };
}

/** The runbook that fits an active incident best, as long as none is attached; or null. */
async function suggestionFor(db: Database, incident: Incident, runs: Run[]): Promise<FoundRunbook | null> {
  const isAttached = runs.some(({ status }) => status !== 'detached');
  if (isAttached || !isActive(incident.status)) return null;
  const [suggestion] = await suggestedFor(db, incident, { runs, limit: 1 });
  return suggestion ?? null;
}

/** The number of the action item that an effect is about; null for most. */
function actionItemShownBy(effect: Effect): number | null {
  return effect.kind === 'action_item_receipt' ? effect.actionItem : null;
}

/** Whether one of the effects shows runs, or has to know their messages. */
function showsRuns(effects: readonly StoredEffect[]): boolean {
  return effects.some(({ effect }) => {
    const reads = readBy(effect);
    return reads === 'card' || reads === 'run' || effect.kind === 'dedupe_post';
  });
}

/** The number of the run that an effect shows; null for most. */
function runShownBy(effect: Effect): number | null {
  return effect.kind === 'refresh_runbook' ? effect.run : null;
}

/** The key of the timeline item that an effect is about; none for most. */
function itemsShownBy(effect: Effect): ItemKey[] {
  return readBy(effect) === 'item' && 'item' in effect ? [effect.item] : [];
}

function readBy({ kind }: Effect): EffectTraits['reads'] {
  return effectTraits[kind].reads;
}

/** For each delay notice, the effects that its person waits for. */
async function awaitedBy(db: Database, key: IncidentKey, effects: StoredEffect[]) {
  const notices = effects.flatMap(({ id, effect, createdAt: since }) =>
    readBy(effect) === 'awaited' && 'userId' in effect
      ? [{ id, asked: { userId: effect.userId, kinds: awaitedKinds, beforeId: id, since } }]
      : [],
  );
  const found = await Promise.all(
    notices.map(async ({ id, asked }) => [id, await countAwaited(db, incidentOwner(key), asked)] as const),
  );
  return new Map(found);
}

import type { Database } from '../../db/database.js';
import { countUnfinished, findActionItems } from '../../db/queries/action-items/action-items.js';
import { failedEffects } from '../../db/queries/delivery/failed-effects.js';
import { countAwaited } from '../../db/queries/delivery/late-effects.js';
import { announcementsOf } from '../../db/queries/incident/announcements.js';
import { findIncident } from '../../db/queries/incident/incidents.js';
import { followUpOf } from '../../db/queries/postmortems/tasks.js';
import { runsOf } from '../../db/queries/runbooks/runs.js';
import { declaredTitle } from '../../db/queries/timeline/timeline-entries.js';
import { findItem } from '../../db/queries/timeline/timeline-item.js';
import type { ActionItem } from '../../domain/action-items/action-item.js';
import type { DeliveryTask } from '../../domain/delivery/delivery-task.js';
import { type EffectTraits, effectTraits, isMergeable } from '../../domain/delivery/effect-traits.js';
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

/** What effects may have to show. `asDeclared` has the first title. */
export interface DeliveryContext
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

/** The context of an effect for which nothing can be read. */
export function emptyContext(incident: Incident | null): DeliveryContext {
  const none = { announcements: [], failed: [], awaited: new Map(), openActionItems: 0 };
  const noRunbooks = { runs: [], suggestion: null, followUp: noFollowUp };
  return { incident, asDeclared: incident, ...none, ...noRunbooks, items: new Map(), actionItems: new Map() };
}

/**
 * Reads what the effects may have to show. Every attempt names the channel by the incident's first title, so that a
 * retry finds the channel of an earlier attempt. Rejects if something can't be read.
 */
export async function readContext(
  db: Database,
  key: Incident,
  effects: StoredEffect[],
): Promise<DeliveryContext> {
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
export function actionItemShownBy(effect: Effect): number | null {
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
export function runShownBy(effect: Effect): number | null {
  return effect.kind === 'refresh_runbook' ? effect.run : null;
}

/** The key of the timeline item that an effect is about; none for most. */
export function itemsShownBy(effect: Effect): ItemKey[] {
  return readBy(effect) === 'item' && 'item' in effect ? [effect.item] : [];
}

/** What is read for an effect before it is performed. */
export function readBy({ kind }: Effect): EffectTraits['reads'] {
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

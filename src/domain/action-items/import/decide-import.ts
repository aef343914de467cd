import { type Act, personOf } from '../../actor.js';
import type { Incident } from '../../incident/incident.js';
import { eligibilityRefusal } from '../../people/eligibility.js';
import type { Person } from '../../people/person.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type ActionItem, type ActionItemFields, actionItemLimits, isUnfinished } from '../action-item.js';
import { changesOf, dueRefusal, fieldsRefusal, sanitizedFields } from '../check-fields.js';
import type { ActionItemEvent } from '../events.js';
import type { ImportedItem, ImportFault } from './imported-item.js';

/** What becomes of one row. */
export type ImportDecision =
  | { kind: 'added' | 'updated'; item: ActionItem; events: ActionItemEvent[] }
  | { kind: 'unchanged'; item: ActionItem }
  | { kind: 'fault'; fault: ImportFault };

/** What a row is decided with. `owner` and `watcherIds` are undefined where the row doesn't say. */
export interface ImportContext {
  /** The incident of the existing item, or the one that the row names. */
  incident: Incident;
  /** The item that the row is about; null for a new one, which gets `number`. */
  existing: ActionItem | null;
  number: number;
  owner: Person | null | undefined;
  watcherIds: string[] | undefined;
  /** The day of the import, `2026-12-01`. */
  today: string;
}

/** Adds or updates the item of one row. The incident's timeline isn't told: nothing happened in its course. */
export function decideImport(row: ImportedItem, context: ImportContext, act: Act): ImportDecision {
  const { incident, existing } = context;
  const elsewhere = existing && otherFault(row, existing);
  if (elsewhere) return { kind: 'fault', fault: elsewhere };
  if (!existing && incident.status === 'canceled')
    return refusedBy({ kind: 'no_action_items_once_canceled', number: incident.number });
  const before = existing ?? blankItem(context, act);
  const item = wantedItem(before, row, context);
  const isDueChecked = isUnfinished(item) && (!existing || item.dueOn !== before.dueOn);
  const refusal =
    fieldsRefusal(item) ??
    statusRefusal(item) ??
    (isDueChecked ? dueRefusal(item.dueOn, context.today) : null) ??
    (context.owner && item.ownerId !== before.ownerId
      ? eligibilityRefusal(context.owner, 'action_item')
      : null);
  if (refusal) return refusedBy(refusal);
  if (!existing) return { kind: 'added', item, events: [{ kind: 'created' }] };
  const events = eventsBetween(before, item);
  return events.length === 0
    ? { kind: 'unchanged', item: existing }
    : { kind: 'updated', item: { ...item, changedAt: act.at }, events };
}

function refusedBy(refusal: Extract<ImportFault, { kind: 'refused' }>['refusal']): ImportDecision {
  return { kind: 'fault', fault: { kind: 'refused', refusal } };
}

function otherFault(
  { incidentNumber, externalId, number }: ImportedItem,
  existing: ActionItem,
): ImportFault | null {
  const { number: item, incidentNumber: incident } = existing;
  if (incidentNumber !== null && incidentNumber !== incident)
    return { kind: 'other_incident', item, incident };
  const isNamed = number !== null && number !== item;
  const isOther = externalId !== null && existing.externalId !== null && externalId !== existing.externalId;
  return isNamed || isOther ? { kind: 'other_external_id', item, externalId: existing.externalId } : null;
}

function blankItem({ incident, number }: ImportContext, act: Act): ActionItem {
  return {
    ...{ workspaceId: incident.workspaceId, number, incidentNumber: incident.number, title: '' },
    ...{ description: null, type: null, priority: null, dueOn: null, verification: null, link: null },
    ...{ externalId: null, watcherIds: [], status: { kind: 'open' }, ownerId: null, source: null },
    ...{ finishedOn: null, restsUntil: null },
    ...{ createdAt: act.at, createdBy: personOf(act.by), changedAt: act.at },
  };
}

function wantedItem(
  before: ActionItem,
  row: ImportedItem,
  { owner, watcherIds, today }: ImportContext,
): ActionItem {
  const fields: ActionItemFields = {
    ...{ ...before, ...row.fields },
    externalId: row.externalId ?? before.externalId,
    watcherIds: watcherIds ?? before.watcherIds,
  };
  const ownerId = owner === undefined ? before.ownerId : (owner?.userId ?? null);
  const status = row.status ?? before.status;
  const finishedOn = isUnfinished({ status }) ? null : (before.finishedOn ?? today);
  return { ...before, ...sanitizedFields(fields), ownerId, status, finishedOn };
}

function statusRefusal({ status }: ActionItem) {
  const { reason, text } = actionItemLimits;
  if (status.kind === 'blocked') return textRefusal('blocker', sanitizeText(status.reason), reason);
  if (status.kind === 'wont_do')
    return textRefusal('reason not to do it', sanitizeText(status.reason), reason);
  return status.kind === 'done' ? textRefusal('note on the work', sanitizeText(status.note), text) : null;
}

function eventsBetween(from: ActionItem, to: ActionItem): ActionItemEvent[] {
  const changes = changesOf(from, to);
  const hasStatus = JSON.stringify(from.status) !== JSON.stringify(to.status);
  return [
    ...(changes.length > 0 ? [{ kind: 'changed', changes } as const] : []),
    ...(hasStatus ? [{ kind: 'status_changed', from: from.status, to: to.status } as const] : []),
    ...(from.ownerId === to.ownerId
      ? []
      : [{ kind: 'owner_changed', from: from.ownerId, to: to.ownerId } as const]),
  ];
}

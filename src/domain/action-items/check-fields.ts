import { sanitizeText, textRefusal, toOneLine } from '../text/check-text.js';
import type { TextRefusal } from '../text/refusals.js';
import { type ActionItemFields, actionItemLimits, isWebAddress } from './action-item.js';
import type { FieldChange } from './events.js';
import type { ActionItemRefusal, ActionItemText } from './refusals.js';

/** The fields safe to store and show: the title on one line, empty texts left out. */
export function sanitizedFields(fields: ActionItemFields): ActionItemFields {
  const { title, description, verification, link, externalId, watcherIds } = fields;
  return {
    ...fields,
    title: toOneLine(title),
    description: sanitizeText(description) || null,
    verification: sanitizeText(verification) || null,
    link: link?.trim() || null,
    externalId: externalId === null ? null : toOneLine(externalId) || null,
    watcherIds: [...new Set(watcherIds)],
  };
}

/** Why these fields can't be stored, or null. A due day must not have passed by `today`. */
export function fieldsRefusal({
  title,
  description,
  verification,
  link,
  watcherIds,
}: ActionItemFields): ActionItemRefusal | TextRefusal<ActionItemText> | null {
  const { title: titleMax, text, link: linkMax, watchers: max } = actionItemLimits;
  const texts =
    textRefusal('action item', title, titleMax) ??
    textRefusal('description', description, text) ??
    textRefusal('verification', verification, text);
  if (texts) return texts;
  if (link !== null && (link.length > linkMax || !isWebAddress(link))) return { kind: 'not_a_web_address' };
  const found = watcherIds.length;
  return found > max ? { kind: 'too_many_watchers', max, found } : null;
}

/** The refusal of a due day before `today`, both as the person's calendar has them; null if it is fine or null. */
export function dueRefusal(dueOn: string | null, today: string): ActionItemRefusal | null {
  return dueOn !== null && dueOn < today ? { kind: 'due_day_passed', dueOn } : null;
}

/** What differs between two states of an item, field by field. */
export function changesOf(from: ActionItemFields, to: ActionItemFields): FieldChange[] {
  return [
    ...changed('title', from, to),
    ...changed('description', from, to),
    ...changed('type', from, to),
    ...changed('priority', from, to),
    ...changed('dueOn', from, to),
    ...changed('verification', from, to),
    ...changed('link', from, to),
    ...changed('externalId', from, to),
    ...changed('watcherIds', from, to),
  ];
}

function changed<Field extends keyof ActionItemFields>(
  field: Field,
  { [field]: from }: ActionItemFields,
  { [field]: to }: ActionItemFields,
) {
  return String(from) === String(to) && (from === null) === (to === null) ? [] : [{ field, from, to }];
}

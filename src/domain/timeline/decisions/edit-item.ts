import { type Act, personOf } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { entryOf, refreshEffects } from '../../incident/decisions/consequences.js';
import { type Incident, type LatestUpdate, limits } from '../../incident/incident.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { shownTextOf } from '../../text-of.js';
import { isSameSecond, timeRefusal } from '../../time/check-time.js';
import type { ItemChange } from '../events.js';
import { type ItemKey, itemRefOf } from '../item-key.js';
import type { TimelineItem } from '../timeline-item.js';
import type { TimelineWrite } from '../writes.js';

/** The parts of a timeline item that can be edited, with their current values. */
export interface EditableItem {
  key: ItemKey;
  /** Its text; null if a person can't edit it. */
  text: string | null;
  at: Date;
  /** Whether its time was stated by a person, so that it can be changed. */
  mayMove: boolean;
  isHighlight: boolean;
  /** Whether it says how things stand, as an update does. */
  isUpdate: boolean;
}

/** The new values; null: unchanged. */
export interface ItemEdit {
  text: string | null;
  at: Date | null;
  isHighlight: boolean | null;
}

/** What people may edit in a timeline item; null if its text was erased or unreadable, or if it records an edit. */
export function editable(item: TimelineItem): EditableItem | null {
  const { key, occurredAt: at } = item;
  if (item.kind === 'message') {
    const { message } = item;
    const isGone = message.deletedAt !== null || message.purgedAt !== null;
    return isGone
      ? null
      : {
          ...{ key, at, text: message.shownText ?? message.content.text, mayMove: true },
          ...{ isHighlight: message.isHighlight, isUpdate: false },
        };
  }
  const { event, shownText, isHidden } = item.entry;
  if (
    event.kind === 'unreadable' ||
    event.kind === 'item_edited' ||
    (event.kind === 'quoted' && event.purgedAt)
  )
    return null;
  const mayMove = event.kind === 'noted' || event.kind === 'quoted';
  const isUpdate = event.kind === 'updated' || event.kind === 'status_changed';
  return { key, at, text: shownText ?? shownTextOf(event), mayMove, isHighlight: !isHidden, isUpdate };
}

/** Edits a timeline item and records the old values. Refuses future times, empty text and edits that change nothing. */
export function editItem(incident: Incident, item: EditableItem, wanted: ItemEdit, act: Act): Decision {
  const { number } = incident;
  const text = wanted.text === null ? null : sanitizeText(wanted.text);
  const words = item.text === null ? null : text;
  const refusal = textRefusal('note', words, limits.text) ?? timeRefusal(wanted.at, act);
  if (refusal) return refused(refusal);
  const change = changeOf(item, { ...wanted, text });
  if (!change.text && !change.occurredAt && !change.isHighlight)
    return refused({ kind: 'item_unchanged', number });
  const entries = [entryOf(act, { kind: 'item_edited', item: item.key, ...change })];
  const writes = writesOf(item, change);
  const latest = change.text && latestEdited(incident, item, { text: change.text.to, act });
  return latest
    ? accepted({ ...incident, latestUpdate: latest }, entries, refreshEffects, writes)
    : accepted(incident, entries, [], writes);
}

/** A message is on the timeline by its marks, an entry by itself. */
function writesOf({ key }: EditableItem, change: ItemChange): TimelineWrite[] {
  const ref = itemRefOf(key);
  const edit = { kind: 'item_edited', item: key, change } as const;
  if (ref?.kind !== 'message' || !change.isHighlight) return [edit];
  return [edit, { kind: 'message_marked', ts: ref.ts, isOn: change.isHighlight.to, note: null }];
}

/** The latest update with its new words, if that is what was edited; else null. */
function latestEdited(
  { latestUpdate }: Incident,
  { isUpdate, at }: EditableItem,
  { text, act }: { text: string; act: Act },
): LatestUpdate | null {
  if (!isUpdate || latestUpdate?.at.getTime() !== at.getTime()) return null;
  return { ...latestUpdate, text, editedBy: personOf(act.by) };
}

function changeOf(item: EditableItem, { text, at, isHighlight }: ItemEdit): ItemChange {
  const moves = at !== null && item.mayMove && !isSameSecond(at, item.at);
  return {
    text:
      text !== null && item.text !== null && text !== sanitizeText(item.text)
        ? { from: item.text, to: text }
        : null,
    occurredAt: moves ? { from: item.at.toISOString(), to: at.toISOString() } : null,
    isHighlight:
      isHighlight !== null && isHighlight !== item.isHighlight
        ? { from: item.isHighlight, to: isHighlight }
        : null,
  };
}

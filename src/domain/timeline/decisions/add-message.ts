import { type Act, personOf } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import { type Incident, limits } from '../../incident/incident.js';
import { sanitizeText, textRefusal } from '../../text/check-text.js';
import { type EditableItem, editItem } from './edit-item.js';

/** What a person says when they add a message of the incident's channel to its timeline. */
export interface MessageInput {
  /** The message's timestamp in the channel. */
  ts: string;
  note: string | null;
  /** The time on the timeline; null for the time of the message. */
  at: Date | null;
}

/** Makes a message a highlight, with an optional note and time, and confirms it to the person. */
export function addMessage(
  incident: Incident,
  item: EditableItem | null,
  input: MessageInput,
  act: Act,
): Decision {
  const note = sanitizeText(input.note) || null;
  const refusal = textRefusal('note', note, limits.text);
  if (refusal) return refused(refusal);
  if (!item) return refused({ kind: 'item_not_found', number: incident.number });
  const moved = editItem(incident, item, { text: null, at: input.at, isHighlight: null }, act);
  if (moved.kind === 'refused' && moved.refusal.kind !== 'item_unchanged') return moved;
  const { entries, writes } = moved.kind === 'accepted' ? moved : { entries: [], writes: [] };
  const receipt = { kind: 'receipt', item: item.key, userId: personOf(act.by) ?? '' } as const;
  const mark = { kind: 'message_marked', ts: input.ts, isOn: true, note } as const;
  return accepted(incident, entries, [receipt], [...writes, mark]);
}

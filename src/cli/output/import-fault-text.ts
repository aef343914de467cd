import { actionItemName } from '../../domain/action-items/action-item.js';
import type { ImportFault } from '../../domain/action-items/import/imported-item.js';
import { incidentName } from '../../domain/incident/incident.js';
import { unreachable } from '../../domain/unreachable.js';

/** Says what is wrong with a row, and what to change. */
export function importFaultText(fault: ImportFault): string {
  switch (fault.kind) {
    case 'cell_count':
      return `It has ${fault.found} cells, but the header has ${fault.expected}. Quote cells that contain commas.`;
    case 'not_an_item':
      return 'It is no action item. Compare it with what `firebreak actions export --format json` writes.';
    case 'no_id':
      return 'It has no external_id. Add one, so that importing it again changes it instead of adding it twice.';
    case 'repeated_id':
      return `Line ${fault.line} has the external_id “${fault.externalId}” too. Keep one of them.`;
    case 'unknown_item':
      return `There's no action item ${fault.name}. Clear the name, and identify it by its external_id.`;
    case 'no_incident':
      return 'It has no incident. Add the one that it follows from, such as INC-42.';
    case 'unknown_incident':
      return `There's no incident ${fault.value}. Use one that exists, such as INC-42.`;
    case 'other_incident':
      return `${actionItemName(fault.item)} belongs to ${incidentName(fault.incident)} and can't move. Correct the incident.`;
    case 'other_external_id':
      return `Its name and its external_id are of different items. ${actionItemName(fault.item)} has ${fault.externalId === null ? 'none' : `“${fault.externalId}”`}.`;
    case 'not_one_of':
      return `The ${fault.column} “${fault.value}” is none of ${fault.allowed.join(', ')}.`;
    case 'needs_note':
      return `The status ${fault.status} needs its reason as status_note.`;
    case 'not_a_day':
      return `The due day “${fault.value}” doesn't exist. Write it like 2026-12-01.`;
    case 'several_owners':
      return `“${fault.value}” names several owners. Name one; the others can be watchers.`;
    case 'an_email':
      return `“${fault.value}” is an e-mail address, which Slack doesn't tell Firebreak. Use the Slack user id (U…) or the name.`;
    case 'unknown_person':
      return `“${fault.value}” is nobody in this workspace. Use the Slack user id (U…) or the name.`;
    case 'several_people':
      return `“${fault.value}” may be any of ${fault.candidates.join(', ')}. Use one of these ids.`;
    case 'refused':
      return refusalText(fault.refusal);
    default:
      return unreachable(fault);
  }
}

function refusalText(refusal: Extract<ImportFault, { kind: 'refused' }>['refusal']): string {
  switch (refusal.kind) {
    case 'text_missing':
      return `The ${columnOf(refusal.field)} is empty. Fill it in.`;
    case 'text_too_long':
      return `The ${columnOf(refusal.field)} has ${refusal.chars} characters; ${refusal.maxChars} fit. Shorten it.`;
    case 'due_day_passed':
      return `The due day ${refusal.dueOn} has passed. Use today or a later day.`;
    case 'not_a_web_address':
      return 'The link is no web address. Use one that starts with https://.';
    case 'too_many_watchers':
      return `It has ${refusal.found} watchers; at most ${refusal.max} can watch.`;
    case 'ineligible_owner':
      return `${refusal.name} can't own an action item (${refusal.why}). Name somebody else.`;
    case 'no_action_items_once_canceled':
      return `${incidentName(refusal.number)} was canceled, so it gets no new action items. Use another incident.`;
    default:
      return `It can't be imported (${refusal.kind}).`;
  }
}

function columnOf(field: string): string {
  if (field === 'action item') return 'title';
  return field === 'description' || field === 'verification' ? field : 'status_note';
}

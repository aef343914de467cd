import { isActionItemRefusal } from '../../domain/action-items/refusals.js';
import type { Field } from '../../domain/changed-fields.js';
import { incidentName } from '../../domain/incident/incident.js';
import { milestoneNames } from '../../domain/incident/milestone.js';
import { roleName, roles } from '../../domain/incident/role.js';
import { isPeopleRefusal } from '../../domain/people/refusals.js';
import { isPostmortemEvent } from '../../domain/postmortems/events.js';
import { isPostmortemRefusal } from '../../domain/postmortems/refusals.js';
import type { ConflictRefusal, Refusal } from '../../domain/refusal.js';
import { isRunbookEvent } from '../../domain/runbooks/events.js';
import { isRunbookRefusal } from '../../domain/runbooks/refusals.js';
import { isTimelineRefusal } from '../../domain/timeline/refusals.js';
import type { TimelineEntry } from '../../domain/timeline/timeline-entry.js';
import { unreachable } from '../../domain/unreachable.js';
import { actionItemRefusalField, actionItemRefusalText } from './action-items/refusal.js';
import { incidentRefusalField, incidentRefusalText } from './incident/refusal.js';
import { peopleRefusalField, peopleRefusalText } from './people/refusal.js';
import { postmortemRefusalField, postmortemRefusalText } from './postmortems/refusal.js';
import { runbookRefusalField, runbookRefusalText } from './runbooks/refusal.js';
import { milestoneName } from './text/terms.js';
import { byPerson, timeOf } from './text/text.js';
import { timelineRefusalField, timelineRefusalText } from './timeline/refusal.js';
import { inputRefusalField, inputRefusalText, isInputRefusal } from './typed/refusal.js';

/** Says why something was refused, and what to do instead. Escaped for mrkdwn. Each subject words its own refusals. */
export function refusalText(refusal: Refusal): string {
  if (isTimelineRefusal(refusal)) return timelineRefusalText(refusal);
  if (isActionItemRefusal(refusal)) return actionItemRefusalText(refusal);
  if (isRunbookRefusal(refusal)) return runbookRefusalText(refusal);
  if (isPostmortemRefusal(refusal)) return postmortemRefusalText(refusal);
  if (isPeopleRefusal(refusal)) return peopleRefusalText(refusal);
  if (isInputRefusal(refusal)) return inputRefusalText(refusal);
  return isConflict(refusal) ? conflictText(refusal) : incidentRefusalText(refusal);
}

/** The form field that shows the refusal; null if it concerns none. */
export function fieldOf(refusal: Refusal): string | null {
  if (isTimelineRefusal(refusal)) return timelineRefusalField(refusal);
  if (isActionItemRefusal(refusal)) return actionItemRefusalField(refusal);
  if (isRunbookRefusal(refusal)) return runbookRefusalField(refusal);
  if (isPostmortemRefusal(refusal)) return postmortemRefusalField(refusal);
  if (isPeopleRefusal(refusal)) return peopleRefusalField(refusal);
  if (isInputRefusal(refusal)) return inputRefusalField(refusal);
  return isConflict(refusal) ? conflictField(refusal) : incidentRefusalField(refusal);
}

function isConflict(refusal: Refusal): refusal is ConflictRefusal {
  return refusal.kind === 'cannot_undo' || refusal.kind === 'changed_since';
}

function conflictText(refusal: ConflictRefusal): string {
  switch (refusal.kind) {
    case 'cannot_undo':
      return `Your last entry on ${incidentName(refusal.number)} can't be undone. ${instead(refusal.what)}`;
    case 'changed_since':
      return `The ${fieldName(refusal.field)} of ${incidentName(refusal.number)} was changed ${timeOf(new Date(refusal.at))}${byPerson(refusal.by)} in the meantime. Nothing was overwritten: look at it again first.`;
    default:
      return unreachable(refusal);
  }
}

function conflictField(refusal: ConflictRefusal): string | null {
  if (refusal.kind === 'cannot_undo') return null;
  return refusal.field.startsWith('role:') ? 'role' : refusal.field.replace(/^milestone:/, '');
}

/** What to do about an event that can't be undone. */
function instead(what: TimelineEntry['event']['kind']): string {
  if (isRunbookEvent({ kind: what })) return 'Take back a step of a runbook with `/incident runbook undo 3`.';
  if (isPostmortemEvent({ kind: what })) return 'Change the post-mortem itself: `/incident postmortem`.';
  switch (what) {
    case 'updated':
      return 'People have read the update: post another with `/incident update`.';
    case 'undone':
      return 'It was an undo itself: change it as it should be now with `/incident update`.';
    case 'role_taken':
    case 'role_released':
      return 'Assign the role again with `/incident role`.';
    case 'noted':
    case 'quoted':
      return 'Edit it or take it off the timeline: `/incident timeline`.';
    case 'action_item_added':
    case 'action_item_done':
    case 'action_item_dropped':
    case 'action_item_reopened':
    case 'action_item_assigned':
      return 'Change the action item itself: `/incident actions`.';
    case 'milestone_set':
      return 'Set the time again with `/incident times`.';
    case 'declared':
      return 'End the incident with `/incident cancel`.';
    case 'unreadable':
      return "It or a later entry can't be read by this version of Firebreak.";
    default:
      return 'Undo takes back changes of status, severity and title, closing, canceling and reopening.';
  }
}

function fieldName(field: Field): string {
  if (field.startsWith('item:')) return 'entry';
  const milestone = milestoneNames.find((one) => field === `milestone:${one}`);
  if (milestone) return `time “${milestoneName(milestone)}”`;
  const role = roles.find((one) => field === `role:${one}`);
  return role ? roleName(role) : field;
}

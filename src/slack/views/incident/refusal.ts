import { incidentName } from '../../../domain/incident/incident.js';
import type { IncidentRefusal } from '../../../domain/incident/refusals.js';
import { roleName } from '../../../domain/incident/role.js';
import { isActive, type Status } from '../../../domain/incident/status.js';
import { unreachable } from '../../../domain/unreachable.js';
import { milestoneName, statusName } from '../text/terms.js';
import { byPerson, escaped, person, quotedInLine, timeOf } from '../text/text.js';

export function incidentRefusalText(refusal: IncidentRefusal): string {
  switch (refusal.kind) {
    case 'incident_not_found':
      return refusal.asked === null
        ? "This isn't an incident's channel. Name the incident, as in `/incident show INC-42`, or see them all with `/incident list`."
        : `There's no ${escaped(refusal.asked)} that you can see. See open incidents with \`/incident list\`.`;
    case 'already_in_status':
      return `${incidentName(refusal.number)} ${statusClause(refusal.status, refusal.at, refusal.by)}${alreadyHelp(refusal.status)}`;
    case 'already_acknowledged':
      return `${incidentName(refusal.number)} was acknowledged ${timeOf(new Date(refusal.at))}${byPerson(refusal.by)}. Take command with \`/incident lead\`.`;
    case 'not_from_here':
      return `${incidentName(refusal.number)} is ${statusName(refusal.status)}. ${wayTo(refusal.status, refusal.to)}`;
    case 'is_over':
      return `${incidentName(refusal.number)} ${statusClause(refusal.status, refusal.at, refusal.by)}. Reopen it with \`/incident reopen\` and a reason.`;
    case 'not_open_for_reopening':
      return `${incidentName(refusal.number)} is open: ${statusName(refusal.status)}. Post an update with \`/incident update\`.`;
    case 'severity_not_in_use':
      return `${escaped(refusal.severity)} isn't enabled. Use one of: ${refusal.severitiesInUse.join(', ')}.`;
    case 'severity_unchanged':
      return `${incidentName(refusal.number)} is already ${refusal.severity}.`;
    case 'title_unchanged':
      return `${incidentName(refusal.number)} already has this title.`;
    case 'summary_unchanged':
      return `${incidentName(refusal.number)} already has this summary.`;
    case 'affected_unchanged':
      return `${incidentName(refusal.number)} already has these affected services.`;
    case 'no_update_due':
      return `No update of ${incidentName(refusal.number)} is due, so there's nothing to snooze or pause.`;
    case 'updates_not_paused':
      return `Updates of ${incidentName(refusal.number)} aren't paused or snoozed.`;
    case 'snooze_out_of_range':
      return `Snooze the reminder until a time between ${timeOf(new Date(refusal.from))} and ${timeOf(new Date(refusal.to))}: \`/incident reminders snooze 30 min\`.`;
    case 'may_not_join':
      return `Guests can't let themselves into ${incidentName(refusal.number)}. Ask somebody in it to invite you: \`/incident invite\`.`;
    case 'role_held_already':
      return `${person(refusal.userId)} is ${roleName(refusal.role)} of ${incidentName(refusal.number)} already.`;
    case 'role_free_already':
      return `Nobody is ${roleName(refusal.role)} of ${incidentName(refusal.number)}. Take it with \`/incident role ${refusal.role}\`.`;
    case 'nobody_named':
      return 'Name who to invite: `/incident invite @priya @sre-oncall`.';
    case 'may_not_declare':
      return 'Only some people can declare incidents in this workspace. Ask in your on-call channel, or ask an operator to add you to `mayDeclare` in the policy.';
    case 'cancel_needs_other':
      return `Name the other incident: \`/incident cancel ${refusal.reason === 'merged' ? 'merged into' : 'duplicate of'} INC-12\`.`;
    case 'cancel_of_itself':
      return `${incidentName(refusal.number)} can't be a duplicate of itself. Name the other incident.`;
    case 'other_not_found':
      return `There's no ${incidentName(refusal.number)} that you can see, so nothing was canceled. The open ones: \`/incident list\`.`;
    case 'too_many_affected':
      return `${refusal.found} affected services are named; ${refusal.max} fit. Name the broadest ones.`;
    case 'nothing_to_undo':
      return `You've changed nothing on ${incidentName(refusal.number)} that can be undone.`;
    case 'already_undone':
      return `That was undone ${timeOf(new Date(refusal.at))}${byPerson(refusal.by)} already. Nothing changed.`;
    case 'too_late_to_undo':
      return `That was ${timeOf(new Date(refusal.at))}, and only the last hour can be undone. Change ${incidentName(refusal.number)} as it should be now: \`/incident update\`.`;
    case 'milestone_not_reached':
      return `${incidentName(refusal.number)} is ${statusName(refusal.status)}: it has not been ${milestoneName(refusal.milestone)}. Change the status first, then correct its time.`;
    case 'milestone_not_editable':
      return `Firebreak itself records when ${incidentName(refusal.number)} was ${milestoneName(refusal.milestone)}, so that time can't be changed.`;
    case 'milestone_needed':
      return `When ${incidentName(refusal.number)} was ${refusal.milestone} can be corrected, but not cleared.`;
    case 'not_a_link':
      return `${quotedInLine(refusal.words, 300)} isn't a link to a message. *Copy link* in the menu of a message gives you one.`;
    case 'too_many_links':
      return `${refusal.found} messages are linked; ${refusal.max} can be added at once. Add the others with *Add to timeline*.`;
    case 'guests_quote_no_links':
      return "Guests can't add messages by link. Leave the links out, or use *Add to timeline* in the menu of a message.";
    case 'has_no_channel':
      return `${incidentName(refusal.number)} was written down afterwards and has no channel to join. Look at it with \`/incident show ${incidentName(refusal.number)}\`.`;
    case 'nothing_filled_in':
      return 'Fill in at least one of these, or cancel.';
    case 'times_unchanged':
      return `${incidentName(refusal.number)} already has these times. See them with \`/incident times\`.`;
    default:
      return unreachable(refusal);
  }
}

/** The form field that shows the refusal; null if it concerns none. */
export function incidentRefusalField(refusal: IncidentRefusal): string | null {
  switch (refusal.kind) {
    case 'severity_not_in_use':
    case 'severity_unchanged':
      return 'severity';
    case 'title_unchanged':
      return 'title';
    case 'role_held_already':
      return 'person';
    case 'role_free_already':
      return 'role';
    case 'nobody_named':
      return 'people';
    case 'cancel_needs_other':
    case 'cancel_of_itself':
    case 'other_not_found':
      return 'of';
    case 'too_many_affected':
      return 'affects';
    case 'not_a_link':
    case 'too_many_links':
    case 'guests_quote_no_links':
      return 'links';
    case 'milestone_not_reached':
    case 'milestone_not_editable':
    case 'milestone_needed':
      return refusal.milestone;
    case 'not_from_here':
      return 'status';
    default:
      return null;
  }
}

function statusClause(status: Status, at: string | null, by: string | null): string {
  return at ? `was ${statusName(status)} ${timeOf(new Date(at))}${byPerson(by)}` : `is ${statusName(status)}`;
}

/** What to do with an incident that already has the status. */
function alreadyHelp(status: Status): string {
  return isActive(status)
    ? ' already. Post an update with `/incident update`.'
    : '. Reopen it with `/incident reopen` and a reason.';
}

function wayTo(status: Status, to: Status): string {
  if (to === 'closed') return 'Resolve it first: `/incident resolved`, then `/incident close`.';
  if (to === 'post_incident') return 'The review starts once it is resolved.';
  return status === 'closed' || status === 'canceled' || status === 'resolved' || status === 'post_incident'
    ? 'Reopen it with `/incident reopen` and a reason.'
    : `It can't become ${statusName(to)} from there.`;
}

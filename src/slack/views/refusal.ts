import type { Field } from '../../domain/incident/changed-fields.js';
import { incidentName } from '../../domain/incident/incident.js';
import { roles } from '../../domain/incident/role.js';
import { isActive, type Status } from '../../domain/incident/status.js';
import type { IncidentEvent } from '../../domain/incident-event.js';
import type { IneligibleReason, Refusal, TextField } from '../../domain/refusal.js';
import { unreachable } from '../../domain/unreachable.js';
import { roleName, statusName } from './text/terms.js';
import { escaped, person, timeOf } from './text/text.js';

/** Says why something was refused, and what to do instead. Escaped for mrkdwn. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'incident_not_found':
      return refusal.asked === null
        ? "This isn't an incident's channel. Name the incident, as in `/incident show INC-42`, or see them all with `/incident list`."
        : `There's no ${escaped(refusal.asked)} that you can see. See open incidents with \`/incident list\`.`;
    case 'already_in_status':
      return `${named(refusal.number)} ${statusClause(refusal.status, refusal.at, refusal.by)}${alreadyHelp(refusal.status)}`;
    case 'already_acknowledged':
      return `${named(refusal.number)} was acknowledged ${timeOf(new Date(refusal.at))}${byActor(refusal.by)}. Take command with \`/incident lead\`.`;
    case 'not_from_here':
      return `${named(refusal.number)} is ${statusName(refusal.status)}. ${wayTo(refusal.status, refusal.to)}`;
    case 'is_over':
      return `${named(refusal.number)} ${statusClause(refusal.status, refusal.at, refusal.by)}. Reopen it with \`/incident reopen\` and a reason.`;
    case 'not_open_for_reopening':
      return `${named(refusal.number)} is open: ${statusName(refusal.status)}. Post an update with \`/incident update\`.`;
    case 'text_missing':
      return `The ${refusal.field} is empty. ${textHelp[refusal.field]}`;
    case 'text_too_long':
      return `The ${refusal.field} has ${refusal.chars.toLocaleString('en')} characters; ${refusal.maxChars.toLocaleString('en')} fit. Shorten it and send it again.`;
    case 'severity_not_in_use':
      return `${escaped(refusal.severity)} isn't enabled. Use one of: ${refusal.severitiesInUse.join(', ')}.`;
    case 'severity_unchanged':
      return `${named(refusal.number)} is already ${refusal.severity}.`;
    case 'summary_unchanged':
      return `${named(refusal.number)} already has this summary.`;
    case 'affected_unchanged':
      return `${named(refusal.number)} already has these affected services.`;
    case 'may_not_join':
      return `Guests can't let themselves into ${named(refusal.number)}. Ask somebody in it to invite you: \`/incident invite\`.`;
    case 'title_unchanged':
      return `${named(refusal.number)} already has this title.`;
    case 'role_held_already':
      return `${person(refusal.userId)} is ${roleName(refusal.role).toLowerCase()} of ${named(refusal.number)} already.`;
    case 'role_free_already':
      return `Nobody is ${roleName(refusal.role).toLowerCase()} of ${named(refusal.number)}. Take it with \`/incident role ${refusal.role}\`.`;
    case 'ineligible_holder':
      return `${escaped(refusal.name)} can't hold a role: ${ineligible[refusal.why]}. Name somebody else.`;
    case 'nobody_named':
      return 'Name who to invite: `/incident invite @priya @sre-oncall`.';
    case 'may_not_declare':
      return 'Only some people can declare incidents in this workspace. Ask in your on-call channel, or ask an operator to add you to `mayDeclare` in the policy.';
    case 'may_not_act':
      return mayNot[refusal.why];
    case 'cancel_needs_other':
      return `Name the other incident: \`/incident cancel ${refusal.reason === 'merged' ? 'merged into' : 'duplicate of'} INC-12\`.`;
    case 'cancel_of_itself':
      return `${named(refusal.number)} can't be a duplicate of itself. Name the other incident.`;
    case 'other_not_found':
      return `There's no ${incidentName(refusal.number)} that you can see, so nothing was canceled. The open ones: \`/incident list\`.`;
    case 'too_many_affected':
      return `${refusal.found} affected services are named; ${refusal.max} fit. Name the broadest ones.`;
    case 'time_in_future':
      return `That time, ${timeOf(new Date(refusal.at))}, hasn't happened yet. Use a time in the past.`;
    case 'item_not_found':
      return `${named(refusal.number)} has no such entry to edit. See its entries with \`/incident timeline all\`.`;
    case 'item_unchanged':
      return 'Nothing changed: the entry already says that.';
    case 'item_is_ours':
      return `What Firebreak says stands in the record of ${named(refusal.number)} already.`;
    case 'nothing_to_undo':
      return `You've changed nothing on ${named(refusal.number)} that can be undone.`;
    case 'cannot_undo':
      return `Your last entry on ${named(refusal.number)} can't be undone. ${instead(refusal.what)}`;
    case 'already_undone':
      return `That was undone ${timeOf(new Date(refusal.at))}${byActor(refusal.by)} already. Nothing changed.`;
    case 'too_late_to_undo':
      return `That was ${timeOf(new Date(refusal.at))}, and only the last hour can be undone. Change ${named(refusal.number)} as it should be now: \`/incident update\`.`;
    case 'changed_since':
      return `The ${fieldName(refusal.field)} of ${named(refusal.number)} was changed ${timeOf(new Date(refusal.at))}${byActor(refusal.by)} in the meantime. Nothing was overwritten: look at it again first.`;
    case 'milestone_not_reached':
      return `${named(refusal.number)} is ${statusName(refusal.status)}: it has not been ${refusal.milestone.replaceAll('_', ' ')}. Change the status first, then correct its time.`;
    default:
      return unreachable(refusal);
  }
}

/** The form field that shows the refusal; null if it concerns none. */
export function fieldOf(refusal: Refusal): string | null {
  switch (refusal.kind) {
    case 'text_missing':
    case 'text_too_long':
      return blockIds[refusal.field];
    case 'changed_since':
      return refusal.field.startsWith('role:') ? 'role' : refusal.field;
    case 'severity_not_in_use':
    case 'severity_unchanged':
      return 'severity';
    case 'title_unchanged':
      return 'title';
    case 'ineligible_holder':
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
    case 'time_in_future':
    case 'milestone_not_reached':
      return 'at';
    case 'item_unchanged':
      return 'where';
    case 'not_from_here':
      return 'status';
    default:
      return null;
  }
}

/** Why the reader may not act. */
const mayNot: Record<Extract<Refusal, { kind: 'may_not_act' }>['why'], string> = {
  guest: "Guests can't declare incidents here. Ask a member of this workspace to declare it.",
  external: 'Only people in this workspace can declare or change incidents. Ask one of them to do it.',
  bot: "Bots can't declare or change incidents. Ask a person to do it.",
  deactivated: "This account is deactivated, so it can't declare or change incidents.",
};

const blockIds: Record<TextField, string> = {
  title: 'title',
  update: 'text',
  note: 'text',
  reason: 'reason',
  summary: 'summary',
  'affected thing': 'affects',
};

const textHelp: Record<TextField, string> = {
  title: 'Say in a few words what is wrong: `/incident start sev2 Checkout is down`.',
  update: "Say what's new: `/incident update rolled back, watching`.",
  note: 'Say what happened: `/incident note at 14:02 rolled back`.',
  reason: 'Say why, in a few words.',
  summary: 'Write a summary, or leave it out.',
  'affected thing': 'Leave it out, or name it.',
};

const ineligible: Record<IneligibleReason, string> = {
  deactivated: 'the account is deactivated',
  external: 'they belong to another organization',
  bot: 'it is a bot',
  unknown: 'Slack has no one by that name',
};

/** What to do about an event that can't be undone. */
function instead(what: IncidentEvent['kind']): string {
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
    case 'milestone_set':
      return 'Set the time again with `/incident impact`.';
    case 'declared':
      return 'End the incident with `/incident cancel`.';
    default:
      return 'Undo takes back changes of status, severity and title, closing, canceling and reopening.';
  }
}

function fieldName(field: Field): string {
  if (field.startsWith('line:')) return 'line';
  const role = roles.find((one) => field === `role:${one}`);
  return role ? roleName(role).toLowerCase() : field;
}

function named(number: number): string {
  return incidentName(number);
}

function statusClause(status: Status, at: string | null, by: string | null): string {
  return at ? `was ${statusName(status)} ${timeOf(new Date(at))}${byActor(by)}` : `is ${statusName(status)}`;
}

/** What to do with an incident that already has the status. */
function alreadyHelp(status: Status): string {
  return isActive(status)
    ? ' already. Post an update with `/incident update`.'
    : '. Reopen it with `/incident reopen` and a reason.';
}

function byActor(by: string | null): string {
  return by ? ` by ${person(by)}` : '';
}

function wayTo(status: Status, to: Status): string {
  if (to === 'closed') return 'Resolve it first: `/incident resolved`, then `/incident close`.';
  if (to === 'post_incident') return 'The review starts once it is resolved.';
  return status === 'closed' || status === 'canceled' || status === 'resolved' || status === 'post_incident'
    ? 'Reopen it with `/incident reopen` and a reason.'
    : `It can't become ${statusName(to)} from there.`;
}

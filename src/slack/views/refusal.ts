import type { Field } from '../../domain/incident/changed-fields.js';
import { incidentName } from '../../domain/incident/incident.js';
import { roles } from '../../domain/incident/role.js';
import { isActive, type Status } from '../../domain/incident/status.js';
import type { IncidentEvent } from '../../domain/incident-event.js';
import type { IneligibleReason, Refusal, TextField } from '../../domain/refusal.js';
import { unreachable } from '../../domain/unreachable.js';
import { roleName, statusName } from './text/terms.js';
import { escaped, person, timeOf } from './text/text.js';

/** Why it was refused, and what can be done instead. Escaped for mrkdwn. */
export function refusalText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'incident_not_found':
      return refusal.asked === null
        ? 'This channel belongs to no incident. Name one, as in `/incident show INC-42`, or see them all: `/incident list`.'
        : `There is no ${escaped(refusal.asked)} that you can see. The open ones: \`/incident list\`.`;
    case 'already_in_status':
      return `${named(refusal.number)} ${standing(refusal.status, refusal.at, refusal.by)}${alreadyHelp(refusal.status)}`;
    case 'already_acknowledged':
      return `${named(refusal.number)} was acknowledged ${timeOf(new Date(refusal.at))}${byActor(refusal.by)}. To take the lead: \`/incident lead\`.`;
    case 'not_from_here':
      return `${named(refusal.number)} is ${statusName(refusal.status)}. ${wayTo(refusal.status, refusal.to)}`;
    case 'is_over':
      return `${named(refusal.number)} ${standing(refusal.status, refusal.at, refusal.by)}. To open it again: \`/incident reopen\` and why.`;
    case 'not_open_for_reopening':
      return `${named(refusal.number)} is open: ${statusName(refusal.status)}. To say how it goes: \`/incident update\`.`;
    case 'text_missing':
      return `The ${refusal.field} is empty. ${textHelp[refusal.field]}`;
    case 'text_too_long':
      return `The ${refusal.field} has ${refusal.chars.toLocaleString('en')} characters; ${refusal.maxChars.toLocaleString('en')} fit. Shorten it and send it again.`;
    case 'severity_not_in_use':
      return `${escaped(refusal.severity)} is not in use here. In use: ${refusal.severitiesInUse.join(', ')}.`;
    case 'severity_unchanged':
      return `${named(refusal.number)} is ${refusal.severity} already.`;
    case 'summary_unchanged':
      return `${named(refusal.number)} has this summary already.`;
    case 'affected_unchanged':
      return `${named(refusal.number)} has these affected services already.`;
    case 'may_not_join':
      return `Guests can't let themselves into ${named(refusal.number)}. Ask somebody in it to invite you: \`/incident invite\`.`;
    case 'title_unchanged':
      return `${named(refusal.number)} has this title already.`;
    case 'role_held_already':
      return `${person(refusal.userId)} is ${roleName(refusal.role).toLowerCase()} of ${named(refusal.number)} already.`;
    case 'role_free_already':
      return `Nobody is ${roleName(refusal.role).toLowerCase()} of ${named(refusal.number)}. To take it: \`/incident role ${refusal.role}\`.`;
    case 'ineligible_holder':
      return `${escaped(refusal.name)} cannot hold a role: ${unfit[refusal.why]}. Name somebody else.`;
    case 'nobody_named':
      return 'Nobody is named. Mention people or groups: `/incident invite @priya @sre-oncall`.';
    case 'may_not_declare':
      return 'In this workspace only some people may declare incidents. Ask in your on-call channel, or ask an operator to add you to `mayDeclare` of the policy.';
    case 'may_not_act':
      return mayNot[refusal.why];
    case 'cancel_needs_other':
      return `Name the other incident: \`/incident cancel ${refusal.reason === 'merged' ? 'merged into' : 'duplicate of'} INC-12\`.`;
    case 'cancel_of_itself':
      return `${named(refusal.number)} cannot be a duplicate of itself. Name the other incident.`;
    case 'other_not_found':
      return `There is no ${incidentName(refusal.number)} that you can see, so nothing was canceled. The open ones: \`/incident list\`.`;
    case 'too_many_affected':
      return `${refusal.found} affected things are named; ${refusal.max} fit. Name the widest ones.`;
    case 'time_in_future':
      return `That time, ${timeOf(new Date(refusal.at))}, is still to come. Give one that has passed.`;
    case 'item_not_found':
      return `${named(refusal.number)} has no such line that can be edited. See them: \`/incident timeline all\`.`;
    case 'item_unchanged':
      return 'Nothing was changed: the line says so already.';
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
      return `${named(refusal.number)} is ${statusName(refusal.status)}: it has not been ${refusal.milestone.replaceAll('_', ' ')}. Say that first, then correct its time.`;
    default:
      return unreachable(refusal);
  }
}

/** The form field that a refusal is about, so that it can be shown there; null where it is about none. */
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

/** Told to the person, so far as they read it. */
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
  update: 'Say where things stand: `/incident update rolled back, watching`.',
  note: 'Say what happened: `/incident note at 14:02 rolled back`.',
  reason: 'Say why, in a few words.',
  summary: 'Say what is known, or leave it out.',
  'affected thing': 'Leave it out, or name it.',
};

const unfit: Record<IneligibleReason, string> = {
  deactivated: 'the account is deactivated',
  external: 'they belong to another organisation',
  bot: 'it is a bot',
  unknown: 'Slack knows nobody by that name',
};

/** What to do about an entry that no undo takes back. */
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

function standing(status: Status, at: string | null, by: string | null): string {
  return at ? `was ${statusName(status)} ${timeOf(new Date(at))}${byActor(by)}` : `is ${statusName(status)}`;
}

/** What to do with an incident that is in the wanted status already. */
function alreadyHelp(status: Status): string {
  return isActive(status)
    ? ' already. To say how it goes: `/incident update`.'
    : '. To open it again: `/incident reopen` and why.';
}

function byActor(by: string | null): string {
  return by ? ` by ${person(by)}` : '';
}

function wayTo(status: Status, to: Status): string {
  if (to === 'closed') return 'Close it once it is resolved: `/incident resolved`, then `/incident close`.';
  if (to === 'post_incident') return 'The review begins once it is resolved.';
  return status === 'closed' || status === 'canceled' || status === 'resolved' || status === 'post_incident'
    ? 'To open it again: `/incident reopen` and why.'
    : `It cannot become ${statusName(to)} from there.`;
}

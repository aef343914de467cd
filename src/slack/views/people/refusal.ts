import type { Duty, IneligibleReason, PeopleRefusal } from '../../../domain/people/refusals.js';
import { unreachable } from '../../../domain/unreachable.js';
import { escaped } from '../text/text.js';

export function peopleRefusalText(refusal: PeopleRefusal): string {
  switch (refusal.kind) {
    case 'ineligible_holder':
      return `${escaped(refusal.name)} can't hold a role: ${ineligible[refusal.why]}. Name somebody else.`;
    case 'ineligible_owner':
      return `${escaped(refusal.name)} can't ${dutyWords[refusal.duty ?? 'action_item']}: ${ineligible[refusal.why]}. Name somebody else.`;
    case 'may_not_act':
      return mayNot[refusal.why];
    default:
      return unreachable(refusal);
  }
}

/** The form field that shows the refusal; null if it concerns none. */
export function peopleRefusalField(refusal: PeopleRefusal): string | null {
  switch (refusal.kind) {
    case 'ineligible_holder':
      return 'person';
    case 'ineligible_owner':
      return fields[refusal.duty ?? 'action_item'];
    case 'may_not_act':
      return null;
    default:
      return unreachable(refusal);
  }
}

const dutyWords: Record<Duty, string> = {
  action_item: 'own an action item',
  postmortem: 'own a post-mortem',
  review: 'review a post-mortem',
  question: 'be asked about a post-mortem',
  task: 'do a follow-up task',
};

const fields: Record<Duty, string> = {
  action_item: 'owner',
  postmortem: 'person',
  review: 'people',
  question: 'person',
  task: 'person',
};

const ineligible: Record<IneligibleReason, string> = {
  deactivated: 'the account is deactivated',
  external: 'they belong to another organization',
  bot: 'it is a bot',
  unknown: 'Slack has no one by that name',
};

/** Why somebody can't be given what was meant for them: `it is a bot`. */
export function ineligibleWords(why: IneligibleReason): string {
  return ineligible[why];
}

/** Why the reader may not act. */
const mayNot: Record<Extract<PeopleRefusal, { kind: 'may_not_act' }>['why'], string> = {
  guest: "Guests can't declare incidents here. Ask a member of this workspace to declare it.",
  external: 'Only people in this workspace can declare or change incidents. Ask one of them to do it.',
  bot: "Bots can't declare or change incidents. Ask a person to do it.",
  deactivated: "This account is deactivated, so it can't declare or change incidents.",
};

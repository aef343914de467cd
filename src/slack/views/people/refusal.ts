import type { IneligibleReason, PeopleRefusal } from '../../../domain/people/refusals.js';
import { unreachable } from '../../../domain/unreachable.js';
import { escaped } from '../text/text.js';

export function peopleRefusalText(refusal: PeopleRefusal): string {
  switch (refusal.kind) {
    case 'ineligible_holder':
      return `${escaped(refusal.name)} can't hold a role: ${ineligible[refusal.why]}. Name somebody else.`;
    case 'may_not_act':
      return mayNot[refusal.why];
    default:
      return unreachable(refusal);
  }
}

/** The form field that shows the refusal; null if it concerns none. */
export function peopleRefusalField(refusal: PeopleRefusal): string | null {
  return refusal.kind === 'ineligible_holder' ? 'person' : null;
}

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

/** Why a person may not act, or can't be given what somebody else asked for. */
export type PeopleRefusal =
  | { kind: 'ineligible_holder'; userId: string; name: string; why: IneligibleReason }
  /** `duty`: missing in answers of older versions, which knew only action items. */
  | { kind: 'ineligible_owner'; userId: string; name: string; duty?: Duty | undefined; why: IneligibleReason }
  | { kind: 'may_not_act'; why: Exclude<IneligibleReason, 'unknown'> | 'guest' };

export const ineligibleReasons = ['deactivated', 'external', 'bot', 'unknown'] as const;
export type IneligibleReason = (typeof ineligibleReasons)[number];

/** What people can be given to do after an incident. */
export const duties = ['action_item', 'postmortem', 'review', 'question', 'task'] as const;
export type Duty = (typeof duties)[number];

/** Why somebody can't be given something to do after an incident. */
export type IneligibleOwner = Extract<PeopleRefusal, { kind: 'ineligible_owner' }>;

const kinds: Record<PeopleRefusal['kind'], true> = {
  ineligible_holder: true,
  ineligible_owner: true,
  may_not_act: true,
};

export function isPeopleRefusal(refusal: { kind: string }): refusal is PeopleRefusal {
  return refusal.kind in kinds;
}

/** Why a person may not act, or can't be given what somebody else asked for. */
export type PeopleRefusal =
  | { kind: 'ineligible_holder'; userId: string; name: string; why: IneligibleReason }
  | { kind: 'may_not_act'; why: Exclude<IneligibleReason, 'unknown'> | 'guest' };

export const ineligibleReasons = ['deactivated', 'external', 'bot', 'unknown'] as const;
export type IneligibleReason = (typeof ineligibleReasons)[number];

const kinds: Record<PeopleRefusal['kind'], true> = { ineligible_holder: true, may_not_act: true };

export function isPeopleRefusal(refusal: { kind: string }): refusal is PeopleRefusal {
  return refusal.kind in kinds;
}

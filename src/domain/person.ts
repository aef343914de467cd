import type { Refusal, UnfitReason } from './refusal.js';

/** A Slack user as far as the rules need to know; `name` is what people call them, never trusted as markup. */
export interface Person {
  userId: string;
  name: string;
  /** IANA zone, or null where Slack knows none. */
  timeZone: string | null;
  isBot: boolean;
  isDeactivated: boolean;
  /** From another organisation, through Slack Connect. */
  isExternal: boolean;
  /** A guest of this workspace. */
  isGuest: boolean;
}

/** Why this person cannot hold a role, or null. */
export function unfitToHold(person: Person): Refusal | null {
  const why = unfitReason(person);
  return why ? { kind: 'unfit_holder', userId: person.userId, name: person.name, why } : null;
}

function unfitReason(person: Person): UnfitReason | null {
  if (person.isDeactivated) return 'deactivated';
  if (person.isBot) return 'bot';
  return person.isExternal ? 'external' : null;
}

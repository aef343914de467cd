import type { IneligibleReason, Refusal } from '../refusal.js';

/** A Slack user as far as the rules need to know; names are what people chose, never trusted as markup. */
export interface Person {
  userId: string;
  /** What Slack shows them as: the display name, else the real name. */
  name: string;
  realName: string | null;
  /** The user name, without `@`. */
  handle: string | null;
  /** IANA zone, or null where Slack knows none. */
  timeZone: string | null;
  isBot: boolean;
  isDeactivated: boolean;
  /** From another organization, through Slack Connect. Grid members of this workspace are its own. */
  isExternal: boolean;
  /** A guest of this workspace. */
  isGuest: boolean;
}

/** A user as Slack tells of them. */
export interface ObservedUser extends Person {
  guestKind: 'single_channel' | 'multi_channel' | null;
  /** When Slack says that they last changed; null where it does not say. */
  changedAt: Date | null;
}

/** Why this person cannot hold a role, or null. */
export function ineligibilityOf(person: Person): Refusal | null {
  const why = ineligibleReason(person);
  return why ? { kind: 'ineligible_holder', userId: person.userId, name: person.name, why } : null;
}

/** Who somebody is to this workspace; `unknown`: Slack has told nothing of them yet. */
export type UserKind = 'member' | 'guest' | 'deactivated' | 'bot' | 'external' | 'unknown';

export function userKindOf(
  person: Pick<Person, 'isBot' | 'isDeactivated' | 'isExternal' | 'isGuest'> | null,
): UserKind {
  if (!person) return 'unknown';
  return ineligibleReason(person) ?? (person.isGuest ? 'guest' : 'member');
}

/** Why somebody has no say in incidents at all; null for members and guests of the workspace. */
export function ineligibleReason(
  person: Pick<Person, 'isBot' | 'isDeactivated' | 'isExternal'>,
): Exclude<IneligibleReason, 'unknown'> | null {
  if (person.isDeactivated) return 'deactivated';
  if (person.isBot) return 'bot';
  return person.isExternal ? 'external' : null;
}

/** What Slack calls a public channel or a user group, without `#` or `@`. */
export interface SlackName {
  /** `C…` or `S…`. */
  id: string;
  name: string;
}

import type { IneligibleReason, PeopleRefusal } from './refusals.js';

/** A Slack user, with what the rules need to know. People choose their own names: never trust them as markup. */
export interface Person {
  userId: string;
  /** The name that Slack shows: the display name, else the real name. */
  name: string;
  realName: string | null;
  /** The user name, without `@`. */
  handle: string | null;
  /** IANA time zone, or null if Slack has none. */
  timeZone: string | null;
  isBot: boolean;
  isDeactivated: boolean;
  /** From another organization, through Slack Connect. Enterprise Grid members of this workspace are not external. */
  isExternal: boolean;
  /** A guest of this workspace. */
  isGuest: boolean;
}

/** A user as Slack described it. */
export interface ObservedUser extends Person {
  guestKind: 'single_channel' | 'multi_channel' | null;
  /** When Slack says that the user last changed; null if it doesn't say. */
  changedAt: Date | null;
}

/** Why this person can't hold a role, or null. */
export function ineligibilityOf(person: Person): PeopleRefusal | null {
  const why = ineligibleReason(person);
  return why ? { kind: 'ineligible_holder', userId: person.userId, name: person.name, why } : null;
}

/** What a user is to this workspace; `unknown`: Slack hasn't described the user yet. */
export type UserKind = 'member' | 'guest' | 'deactivated' | 'bot' | 'external' | 'unknown';

export function userKindOf(
  person: Pick<Person, 'isBot' | 'isDeactivated' | 'isExternal' | 'isGuest'> | null,
): UserKind {
  if (!person) return 'unknown';
  return ineligibleReason(person) ?? (person.isGuest ? 'guest' : 'member');
}

/** Why somebody can't take part in incidents at all; null for members and guests of the workspace. */
export function ineligibleReason(
  person: Pick<Person, 'isBot' | 'isDeactivated' | 'isExternal'>,
): Exclude<IneligibleReason, 'unknown'> | null {
  if (person.isDeactivated) return 'deactivated';
  if (person.isBot) return 'bot';
  return person.isExternal ? 'external' : null;
}

/** The name of a public channel or a user group in Slack, without `#` or `@`. */
export interface SlackName {
  /** `C…` or `S…`. */
  id: string;
  name: string;
}

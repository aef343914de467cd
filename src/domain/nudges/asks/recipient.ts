import { type FollowedIncident, goneReasons, type PersonRow } from '../rows.js';

/** Where a nudge goes: ids of a user (U…) or a channel (C…). */
export type Address = { user: string } | { channel: string };

export interface Recipient {
  to: Address;
  /** Who was meant, and why it goes to somebody else; null: it goes to who was meant. */
  insteadOf: { userId: string | null; why: UnaskedReason } | null;
}

/** Why somebody else is asked. `no_access`: the person can't see the private incident. */
export const unaskedReasons = [...goneReasons, 'unassigned', 'no_access'] as const;
export type UnaskedReason = (typeof unaskedReasons)[number];

export type People = ReadonlyMap<string, PersonRow>;

/** The id of the user or channel. */
export function addressId(to: Address): string {
  return 'user' in to ? to.user : to.channel;
}

/**
 * Who hears what is meant for `meant`: that person if they can be asked, else the commander, else the lead, else the
 * incident's channel; null if there is none of them. Nobody hears of a private incident who can't see it.
 */
export function recipientOf(
  meant: string | null,
  incident: FollowedIncident,
  { people, lead }: { people: People; lead: string | null },
): Recipient | null {
  const insteadOf = whyNot(meant, incident, people);
  if (meant !== null && !insteadOf) return { to: { user: meant }, insteadOf };
  const user = [incident.commanderId, lead].find((one) => !whyNot(one, incident, people)) ?? null;
  if (user !== null) return { to: { user }, insteadOf };
  return incident.channelId === null ? null : { to: { channel: incident.channelId }, insteadOf };
}

/** Why this person can't be asked about the incident, or null. */
export function whyNot(
  userId: string | null,
  { memberIds }: FollowedIncident,
  people: People,
): Recipient['insteadOf'] {
  if (userId === null) return { userId, why: 'unassigned' };
  const why = people.get(userId)?.gone?.why;
  if (why) return { userId, why };
  return memberIds && !memberIds.has(userId) ? { userId, why: 'no_access' } : null;
}

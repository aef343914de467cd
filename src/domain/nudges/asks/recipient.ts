import type { FollowedIncident, GoneReason, PersonRow } from '../rows.js';

/** Where a nudge goes: ids of a user (U…) or a channel (C…). */
export type Address = { user: string } | { channel: string };

export interface Recipient {
  to: Address;
  /** Who was meant, and why it goes to somebody else; null: it goes to who was meant. */
  insteadOf: { userId: string | null; why: GoneReason | 'unassigned' } | null;
}

export type People = ReadonlyMap<string, PersonRow>;

/** The id of the user or channel. */
export function addressId(to: Address): string {
  return 'user' in to ? to.user : to.channel;
}

/**
 * Who hears what is meant for `meant`: that person if they can be asked, else the commander, else the lead, else the
 * incident's channel; null if there is none of them. The lead never hears of a private incident.
 */
export function recipientOf(
  meant: string | null,
  incident: FollowedIncident,
  { people, lead }: { people: People; lead: string | null },
): Recipient | null {
  const insteadOf = whyNot(meant, people);
  if (meant !== null && !insteadOf) return { to: { user: meant }, insteadOf };
  const standIns = [incident.commanderId, incident.isPrivate ? null : lead];
  const user = standIns.find((one) => !whyNot(one, people)) ?? null;
  if (user !== null) return { to: { user }, insteadOf };
  return incident.channelId === null ? null : { to: { channel: incident.channelId }, insteadOf };
}

function whyNot(userId: string | null, people: People): Recipient['insteadOf'] {
  if (userId === null) return { userId, why: 'unassigned' };
  const why = people.get(userId)?.gone?.why;
  return why ? { userId, why } : null;
}

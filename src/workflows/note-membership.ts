import { type Membership, noteMember } from '../db/queries/members.js';
import type { Deps } from './deps.js';

/** Keeps who is in an incident's channel, and gives the incident's number; null for other channels. Again does no harm. */
export function noteMembership({ db }: Pick<Deps, 'db'>, membership: Membership): Promise<number | null> {
  return noteMember(db, membership);
}

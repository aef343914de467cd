import { type Membership, noteMembers } from '../../db/queries/members.js';
import type { Deps } from '../deps.js';
import { gather } from '../gather.js';

/** Keeps who is in an incident's channel, and gives the incident's number; null for other channels. Again does no harm. */
export type NoteMembership = (membership: Membership) => Promise<number | null>;

/** How many go to the database in one statement, and how many statements at once. */
const atMost = 200;
const atOnce = 2;

/** Those that come or go close together share a statement; one alone waits for nothing. Resolves when it is committed. */
export function openMemberships({ db }: Pick<Deps, 'db'>): NoteMembership {
  return gather((list: Membership[]) => noteMembers(db, list), { atMost, atOnce });
}

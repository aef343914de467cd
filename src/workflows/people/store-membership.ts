import { type Membership, storeMemberships } from '../../db/queries/incident/members.js';
import { batch } from '../batch.js';
import type { Deps } from '../deps.js';

/** Keeps who is in an incident's channel, and gives the incident's number; null for other channels. Again does no harm. */
export type StoreMembership = (membership: Membership) => Promise<number | null>;

/** How many go to the database in one statement, and how many statements at once. */
const atMost = 200;
const atOnce = 2;

/** Those that come or go close together share a statement; one alone waits for nothing. Resolves when it is committed. */
export function openMembershipStore({ db }: Pick<Deps, 'db'>): StoreMembership {
  return batch((list: Membership[]) => storeMemberships(db, list), { atMost, atOnce });
}

import { type Membership, storeMemberships } from '../../db/queries/incident/members.js';
import { batch } from '../batch.js';
import type { Deps } from '../deps.js';

/** Stores who is in an incident's channel and returns the incident's number; null for other channels. Idempotent. */
export type StoreMembership = (membership: Membership) => Promise<number | null>;

/** Rows per statement, and concurrent statements. */
const atMost = 200;
const atOnce = 2;

/** Changes that arrive together share a statement; a single one waits for nothing. Resolves on commit. */
export function openMembershipStore({ db }: Pick<Deps, 'db'>): StoreMembership {
  return batch((list: Membership[]) => storeMemberships(db, list), { atMost, atOnce });
}

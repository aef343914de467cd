import type { Act } from './actor.js';
import { personOf } from './actor.js';

export const roles = ['commander', 'comms', 'scribe', 'ops'] as const;
export type Role = (typeof roles)[number];

/** One holding of a role, from taking it to handing it over (`until` null: held now). Times in UTC. */
export interface RoleHolding {
  role: Role;
  userId: string;
  from: Date;
  by: string | null;
  until: Date | null;
}

const aliases: Record<string, Role> = {
  commander: 'commander',
  ic: 'commander',
  lead: 'commander',
  captain: 'commander',
  comms: 'comms',
  communications: 'comms',
  scribe: 'scribe',
  ops: 'ops',
  expert: 'ops',
};

/** The role that a word names, or undefined. */
export function roleFrom(word: string): Role | undefined {
  return aliases[word.trim().toLowerCase()];
}

/** Every word that names a role, for help and for guesses at typing slips. */
export const roleWords: readonly string[] = Object.keys(aliases);

export function holderOf(holdings: readonly RoleHolding[], role: Role): string | null {
  return holdings.find((holding) => holding.role === role && holding.until === null)?.userId ?? null;
}

/** The holdings after `userId` took `role`: the holder before is kept, with the end of the holding. */
export function handOver(
  holdings: readonly RoleHolding[],
  role: Role,
  userId: string,
  act: Act,
): RoleHolding[] {
  return [...release(holdings, role, act), { role, userId, from: act.at, by: personOf(act.by), until: null }];
}

/** The holdings after `role` was laid down: nobody holds it, the history stays. */
export function release(holdings: readonly RoleHolding[], role: Role, act: Act): RoleHolding[] {
  return holdings.map((holding) =>
    holding.role === role && holding.until === null ? { ...holding, until: act.at } : holding,
  );
}

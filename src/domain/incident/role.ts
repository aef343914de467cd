import type { Act } from '../actor.js';
import { personOf } from '../actor.js';
import { capital } from '../text/words.js';

export const roles = ['commander', 'comms', 'scribe', 'ops'] as const;
export type Role = (typeof roles)[number];

const names: Record<Role, string> = {
  commander: 'commander',
  comms: 'comms lead',
  scribe: 'scribe',
  ops: 'ops lead',
};

/** The role within a sentence: `comms lead`. */
export function roleName(role: Role): string {
  return names[role];
}

/** The role as a label: `Incident commander`. */
export function roleLabel(role: Role): string {
  return role === 'commander' ? 'Incident commander' : capital(names[role]);
}

/** One person's time in a role (`until` null: still held). Times in UTC. */
export interface RoleHolding {
  role: Role;
  userId: string;
  from: Date;
  by: string | null;
  until: Date | null;
}

const aliases: ReadonlyMap<string, Role> = new Map([
  ['commander', 'commander'],
  ['ic', 'commander'],
  ['lead', 'commander'],
  ['captain', 'commander'],
  ['comms', 'comms'],
  ['communications', 'comms'],
  ['scribe', 'scribe'],
  ['ops', 'ops'],
  ['expert', 'ops'],
]);

/** The role that a word names, or undefined. */
export function roleFrom(word: string): Role | undefined {
  return aliases.get(word.trim().toLowerCase());
}

export function holderOf(holdings: readonly RoleHolding[], role: Role): string | null {
  return holdings.find((holding) => holding.role === role && holding.until === null)?.userId ?? null;
}

/** The holdings after `userId` takes `role`: the previous holding ends when this one starts. */
export function handOver(
  holdings: readonly RoleHolding[],
  role: Role,
  userId: string,
  act: Act,
): RoleHolding[] {
  const from = noEarlierThanHeld(holdings, role, act.at);
  return [...release(holdings, role, act), { role, userId, from, by: personOf(act.by), until: null }];
}

/** The holdings after `role` is unassigned; the history stays. */
export function release(holdings: readonly RoleHolding[], role: Role, act: Act): RoleHolding[] {
  const until = noEarlierThanHeld(holdings, role, act.at);
  return holdings.map((holding) =>
    holding.role === role && holding.until === null ? { ...holding, until } : holding,
  );
}

/** `at`, or the role's last change if that is later: clocks of two replicas may differ. */
function noEarlierThanHeld(holdings: readonly RoleHolding[], role: Role, at: Date): Date {
  const last = holdings.findLast((holding) => holding.role === role);
  const changed = last?.until ?? last?.from ?? at;
  return changed > at ? changed : at;
}

import { and, sql } from 'drizzle-orm';
import type { StoredEffect } from '../../../domain/delivery/stored-effect.js';
import { durably } from '../../connection/durable-commit.js';
import { param, prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { effects } from '../../schema/delivery.js';
import { isHeld } from './stored-effect.js';

/**
 * How a process claims effects: its process id, and from which time on another process's attempt is still considered
 * running.
 */
export interface Lease {
  at: Date;
  processId: number;
  leaseFrom: Date;
  /** For a retried claim: from which time on it may have claimed effects without seeing the reply. */
  silentFor: Date | null;
}

/**
 * Claims effects for an attempt and returns those claimed. Skips effects that another living process is attempting, and
 * those that a change is merging into right now: waiting for it could deadlock. A retried claim returns what its first
 * try claimed. An interrupted attempt keeps its number: the death of a process says nothing about Slack, and must not
 * delay the next one.
 */
export async function claimEffects(
  tx: Tx,
  ids: number[],
  { at, processId, leaseFrom, silentFor }: Lease,
): Promise<Pick<StoredEffect, 'id' | 'isUncertain' | 'attempts' | 'limits'>[]> {
  const since = { leaseFrom: leaseFrom.toISOString(), silentFor: silentFor?.toISOString() ?? 'infinity' };
  return updateClaimed(tx, { ids: `{${ids.join(',')}}`, processId, at: at.toISOString(), ...since });
}

const updateClaimed = prepared((orm) => {
  const cutOff = sql`(${effects.attemptedAt} < ${param('leaseFrom')}::timestamptz or not ${isHeld})`;
  const isAttempting = sql`${effects.state} = 'attempting'`;
  const isOurs = sql`(${isAttempting} and ${effects.attemptedBy} = ${param('processId')}::int and ${effects.attemptedAt} >= ${param('silentFor')}::timestamptz)`;
  const free = sql`(${effects.state} = 'waiting' or ${isOurs} or (${isAttempting} and ${cutOff}))`;
  const wanted = sql`${effects.id} = any(${param('ids')}::bigint[])`;
  return orm
    .update(effects)
    .set({
      state: 'attempting',
      isUncertain: sql`${effects.isUncertain} or (${isAttempting} and not ${isOurs})`,
      attemptedAt: sql`${param('at')}::timestamptz`,
      attemptedBy: sql`${param('processId')}::int`,
      attempts: sql`${effects.attempts} + case when ${effects.state} = 'waiting' then 1 else 0 end`,
    })
    .where(
      sql`${effects.id} in (select id from ${effects} where ${and(wanted, free)} for update skip locked)`,
    )
    .returning({
      id: effects.id,
      isUncertain: effects.isUncertain,
      attempts: effects.attempts,
      limits: effects.limits,
      isDurable: sql.raw(durably), // after a crash of Postgres it must be known that Slack may have got this
    });
});

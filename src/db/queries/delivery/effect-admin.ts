import { and, count, eq, inArray, lt, min, or, sql } from 'drizzle-orm';
import { kindsWith } from '../../../domain/delivery/effect-traits.js';
import type { Owner } from '../../../domain/delivery/owner.js';
import type { EffectState, StoredEffect } from '../../../domain/delivery/stored-effect.js';
import type { EffectKind } from '../../../domain/effect.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { isOneOf } from '../../any-of.js';
import type { Tx } from '../../database.js';
import { effects } from '../../schema/delivery.js';
import { effectColumns, effectsFromRows, inOrder, isFailed, isHeld, isPending } from './stored-effect.js';

/** Which effects to list for an operator. */
export interface EffectFilter {
  states: readonly EffectState[];
  incident?: IncidentKey;
  limit: number;
}

/** Effects in these states, oldest first, except those that this version can't read. */
export async function listEffects(tx: Tx, filter: EffectFilter): Promise<StoredEffect[]> {
  const { incident } = filter;
  const wanted = and(
    inArray(effects.state, [...filter.states]),
    incident && eq(effects.workspaceId, incident.workspaceId),
    incident && eq(effects.incidentNumber, incident.number),
  );
  const rows = await tx.orm
    .select(effectColumns)
    .from(effects)
    .where(wanted)
    .orderBy(inOrder)
    .limit(filter.limit);
  return effectsFromRows(tx, rows);
}

/** Failed or blocked: a person can retry or dismiss it. */
const isRetryable = sql`(${isFailed} or ${effects.state} = 'blocked')`;

/** Makes failed and blocked effects wait for delivery again. */
export async function retryEffects(tx: Tx, ids: number[], at: Date): Promise<void> {
  await tx.orm
    .update(effects)
    .set({ state: 'waiting', attempts: 0, limits: 0, notBefore: at, finishedAt: null })
    .where(and(isOneOf(effects.id, ids), isRetryable));
}

/** Dismisses failed and blocked effects for a person. */
export async function dismissEffects(tx: Tx, ids: number[], at: Date): Promise<void> {
  await tx.orm
    .update(effects)
    .set({ state: 'dismissed', finishedAt: at })
    .where(and(isOneOf(effects.id, ids), isRetryable));
}

/** Owners of an effect that was due before `before`, or whose deliverer is gone. */
export async function ownersWithOverdueEffects(tx: Tx, before: Date, limit: number): Promise<Owner[]> {
  const rows = await tx.orm
    .selectDistinct({ workspaceId: effects.workspaceId, key: effects.owner })
    .from(effects)
    .where(
      and(
        isPending,
        sql`(${effects.notBefore} < ${before.toISOString()}::timestamptz or (${effects.state} = 'attempting' and not ${isHeld}))`,
      ),
    )
    .limit(limit);
  return rows;
}

/** Deletes effects that finished before `before`, except those that a person may still retry. Returns how many. */
export async function deleteFinishedEffects(tx: Tx, before: Date): Promise<number> {
  const unreported = kindsWith(({ failure }) => failure === 'unreported');
  const isOver = or(
    inArray(effects.state, ['done', 'superseded', 'dismissed']),
    and(isFailed, inArray(effects.kind, unreported)),
  );
  const rows = await tx.orm
    .delete(effects)
    .where(and(isOver, lt(effects.finishedAt, before)))
    .returning({ id: effects.id });
  return rows.length;
}

/** How many effects are in each unfinished or failed state, and since when the oldest is due. */
export async function effectDepth(
  tx: Tx,
): Promise<{ kind: EffectKind; state: EffectState; count: number; oldest: Date }[]> {
  const rows = await tx.orm
    .select({ kind: effects.kind, state: effects.state, count: count(), oldest: min(effects.notBefore) })
    .from(effects)
    .where(sql`${isPending} or ${isFailed}`)
    .groupBy(effects.kind, effects.state);
  return rows.map((row) => ({
    kind: row.kind as EffectKind,
    state: row.state as EffectState,
    count: row.count,
    oldest: row.oldest ?? new Date(0),
  }));
}

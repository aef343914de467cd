import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { effectTraits } from '../../../domain/delivery/effect-traits.js';
import type { Owner } from '../../../domain/delivery/owner.js';
import type { EffectState, StoredEffect } from '../../../domain/delivery/stored-effect.js';
import type { DeliveryFailure, Effect } from '../../../domain/effect.js';
import { isAliveSql } from '../../connection/liveness-lock.js';
import { effects } from '../../schema/delivery.js';

/** States as literals, not parameters, so that Postgres can use the index of unfinished effects. */
export const isPending = sql`${effects.state} in ('waiting', 'attempting')`;

/** Rejected by Slack, or failed too often. */
export const isFailed = sql`${effects.state} in ('rejected', 'dead')`;

/** Whether the process that attempts the effect is alive, that is, holds its liveness lock. */
export const isHeld = sql.raw(isAliveSql('effects.attempted_by'));

/** The condition that selects an owner's effects. */
export function ofOwner({ workspaceId, key }: Owner): SQL | undefined {
  return and(eq(effects.workspaceId, workspaceId), eq(effects.owner, key));
}

/** The columns that `storedEffect` reads. */
export const effectColumns = {
  row: effects,
  isHeld: sql<boolean>`${effects.state} = 'attempting' and ${isHeld}`,
};

/** Whether this version can read the row; another version or an operator may have written it. */
export function isReadable({ row: { kind, payload } }: { row: typeof effects.$inferSelect }): boolean {
  return kind in effectTraits && payloadShape.safeParse(payload).data?.kind === kind;
}

const payloadShape = z.looseObject({ kind: z.string() });

/** An effect from its row. Payloads are written only by this program, through `insertEffects`. */
export function storedEffect({
  row,
  isHeld,
}: {
  row: typeof effects.$inferSelect;
  isHeld: boolean;
}): StoredEffect {
  const { payload, kind: _kind, mergeKey: _mergeKey, failure, ...plain } = row;
  return {
    ...plain,
    isHeld,
    effect: payload as Effect,
    failure: failure as DeliveryFailure | null,
    state: row.state as EffectState,
  };
}

/** Oldest first. */
export const inOrder = asc(effects.id);

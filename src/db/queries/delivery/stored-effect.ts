import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type EffectTraits, kindsWith } from '../../../domain/delivery/effect-traits.js';
import type { Owner } from '../../../domain/delivery/owner.js';
import { effectStates, type StoredEffect } from '../../../domain/delivery/stored-effect.js';
import { isAliveSql } from '../../connection/liveness-lock.js';
import { param } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { readableRows } from '../../readable-rows.js';
import { effects } from '../../schema/delivery.js';
import { columnOf, type ReadBack, readWith } from '../../stored-json.js';
import { storedFailure, storedPayload } from './effect-schemas.js';

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

/** The same in a prepared query, whose values are an `Owner`. */
export const ofOwnerParam = and(
  eq(effects.workspaceId, param('workspaceId')),
  eq(effects.owner, param('key')),
);

/** The kinds whose traits match, as literals for `in (…)`. */
export function kindsSql(holds: (traits: EffectTraits) => boolean): string {
  return kindsWith(holds)
    .map((kind) => `'${kind}'`)
    .join();
}

/** The columns of an `EffectRow`. */
export const effectColumns = {
  row: effects,
  isHeld: sql<boolean>`${effects.state} = 'attempting' and ${isHeld}`,
};

interface EffectRow {
  row: typeof effects.$inferSelect;
  isHeld: boolean;
}

/** Effects from their rows, without those that this version can't read; these are reported. */
export function effectsFromRows(tx: Pick<Tx, 'onUnreadable'>, rows: EffectRow[]): StoredEffect[] {
  const nameOf = ({ row: { workspaceId, id } }: EffectRow) => `${workspaceId} effect ${id}`;
  return readableRows(tx, rows, { read: readEffect, column: 'effects', nameOf });
}

function readEffect({ row, isHeld }: EffectRow): ReadBack<StoredEffect> {
  const { payload: _payload, kind, mergeKey: _mergeKey, failure: _failure, ...plain } = row;
  const read = readWith(shaped, row);
  if (read.kind === 'unreadable') return read;
  const { payload: effect, failure, state } = read.value;
  if (effect.kind !== kind) return { kind: 'unreadable', why: 'not of its kind' };
  return { kind: 'ok', value: { ...plain, isHeld, effect, failure, state } };
}

const shaped = z.object({
  payload: columnOf(storedPayload),
  failure: columnOf(storedFailure).nullable(),
  state: z.enum(effectStates),
});

/** Oldest first. */
export const inOrder = asc(effects.id);

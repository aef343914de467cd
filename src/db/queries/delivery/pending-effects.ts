import { and, type SQL, sql } from 'drizzle-orm';
import { effectTraits, kindsWith } from '../../../domain/delivery/effect-traits.js';
import { incidentOwner, type Owner } from '../../../domain/delivery/owner.js';
import type { StoredEffect } from '../../../domain/delivery/stored-effect.js';
import type { EffectKind } from '../../../domain/effect.js';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { effects } from '../../schema/delivery.js';
import {
  effectColumns,
  effectsFromRows,
  inOrder,
  isPending,
  kindsSql,
  ofOwnerParam,
} from './stored-effect.js';

/** How many pending effects are read at once. */
const maxPending = 40;

/** Of these kinds only the first few are read, so that other effects can overtake them. */
const limitedKinds = kindsWith(({ readAtOnce }) => readAtOnce !== null);

/** An effect that this version can't read. */
export interface UnreadableEffect {
  id: number;
  createdAt: Date;
}

/** An owner's effects to deliver next, oldest first. `isAll`: whether there are no more. */
export async function pendingEffects(
  tx: Tx,
  owner: Owner,
): Promise<{ pending: StoredEffect[]; isAll: boolean; unreadable: UnreadableEffect[] }> {
  const rows = await selectPending(tx, { ...owner });
  const pending = effectsFromRows(tx, rows);
  const readable = new Set(pending.map(({ id }) => id));
  const unreadable = rows.map(({ row }) => row).filter(({ id }) => !readable.has(id));
  const isFull = (kind: EffectKind) => rows.filter(({ row }) => row.kind === kind).length >= limitOf(kind);
  const isAll = rows.length < maxPending && !limitedKinds.some(isFull);
  return { pending, isAll, unreadable };
}

const selectPending = prepared((orm) => {
  const first = (isKind: SQL, limit: number) =>
    orm
      .select({ id: effects.id })
      .from(effects)
      .where(and(ofOwnerParam, isPending, isKind))
      .orderBy(inOrder)
      .limit(limit);
  const isNear = (kind: EffectKind) => {
    const isKind = sql`${effects.kind} = ${sql.raw(`'${kind}'`)}`;
    return sql`(not ${isKind} or ${effects.id} in ${first(isKind, limitOf(kind))})`;
  };
  return orm
    .select(effectColumns)
    .from(effects)
    .where(and(ofOwnerParam, isPending, ...limitedKinds.map(isNear)))
    .orderBy(inOrder)
    .limit(maxPending);
});

function limitOf(kind: EffectKind): number {
  return effectTraits[kind].readAtOnce ?? maxPending;
}

const uncounted = kindsSql(({ countsAsPending }) => !countsAsPending);

/** How many effects of an incident are still to be delivered. */
export async function countPending(tx: Tx, incident: IncidentKey): Promise<number> {
  const [row] = await selectCount(tx, { ...incidentOwner(incident) });
  return row?.count ?? 0;
}

const selectCount = prepared((orm) =>
  orm
    .select({ count: sql<number>`count(*)::int` })
    .from(effects)
    .where(and(ofOwnerParam, isPending, sql`${effects.kind} not in (${sql.raw(uncounted)})`)),
);
